import type { CountForms } from "../../../ui/formats/say-count";

export const CODES: CountForms = { one: "code", other: "codes" };

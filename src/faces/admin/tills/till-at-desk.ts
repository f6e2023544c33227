import type { OutputOf } from "../../../client/api/api";

/** A till as the server tells managers of it. */
export type TillAtDesk = OutputOf<"tills">["tills"][number];

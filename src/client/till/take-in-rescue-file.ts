import * as z from "zod/mini";
import { RESCUE_FILE_MAX_BYTES, rescueFile } from "../../contract/messages/rescue";
import type { Api } from "../api/api";
import { type Failure, parseJson } from "../api/reply";
import type { TillStore } from "../db/till-store";
import type { RescueTakenIn } from "./till";

/** Passes another till's rescue file on to the server, which alone can read it (R31). */
export async function takeInRescueFile(
  { store, api }: { readonly store: Pick<TillStore, "get">; readonly api: Api },
  file: Blob,
): Promise<RescueTakenIn> {
  const device = await store.get("device");
  if (device === null) return { kind: "turned-away" };
  if (file.size > RESCUE_FILE_MAX_BYTES) return { kind: "not-a-rescue-file" };
  const read = z.safeParse(rescueFile, parseJson(await file.text()));
  if (!read.success) return { kind: "not-a-rescue-file" };
  const reply = await api.call("rescueAtTill", { token: device.token, body: read.data });
  if (reply.kind !== "ok") return { kind: problemOf(reply) };
  const { till, counts } = reply.value;
  return { kind: "taken", tillName: till.name, storeName: till.storeName, counts };
}

function problemOf(failure: Failure): Exclude<RescueTakenIn["kind"], "taken"> {
  switch (failure.kind) {
    case "no-network":
    case "timed-out":
      return "no-network";
    case "unauthorised":
    case "revoked":
      return "turned-away";
    case "server-trouble":
    case "not-json":
      return "server-trouble";
    case "problem":
      return PROBLEMS[failure.problem] ?? "server-trouble";
  }
}

const PROBLEMS: Partial<Record<string, "foreign" | "damaged" | "not-all-taken">> = {
  "rescue-file-foreign": "foreign",
  "rescue-file-damaged": "damaged",
  "too-large": "not-all-taken",
};

import { useCallback, useEffect, useRef, useState } from "react";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import type { BadRow, CodeRow } from "../../../domain/code/read-code-rows";
import type { Failure } from "../../../client/api/reply";
import type { FileProblem } from "../../../client/code-file/file-problem";
import { readInWorker } from "../../../client/code-file/read-in-worker";
import { sendCodes } from "../../../client/code-file/send-codes";
import { newKey } from "../../../client/till/new-key";
import { useAdmin } from "../admin-services";
import { waitMs } from "./wait-ms";

/** A file that can be sent, under the id that it keeps however often that is tried. */
export type UploadJob = { readonly fileName: string; readonly rows: readonly CodeRow[]; readonly importId: string };

export type Upload =
  | { readonly phase: "idle" }
  | { readonly phase: "reading"; readonly fileName: string }
  | { readonly phase: "unreadable"; readonly fileName: string; readonly problem: FileProblem }
  /** `count`: all bad rows; `bad`: those that are named. */
  | { readonly phase: "refused"; readonly fileName: string; readonly bad: readonly BadRow[]; readonly count: number }
  | { readonly phase: "sending"; readonly job: UploadJob; readonly sent: number }
  | { readonly phase: "stopped"; readonly job: UploadJob; readonly failure: Failure }
  | { readonly phase: "added"; readonly fileName: string; readonly added: number; readonly total: number };

const ENDED: ReadonlySet<Upload["phase"]> = new Set(["unreadable", "refused", "added"]);

/** One file at a time: read, sent, added, all of it or nothing (R69, R81). */
export function useUpload({ coupon: { couponId, codeType } }: CouponAtDesk, onAdded: () => void) {
  const { call, nowMs } = useAdmin();
  const [upload, setUpload] = useState<Upload>({ phase: "idle" });
  const isBusy = upload.phase === "reading" || upload.phase === "sending";
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => void (isLeft.current = true);
  }, []);

  const send = useCallback(
    async (job: UploadJob) => {
      setUpload({ phase: "sending", job, sent: 0 });
      const { fileName, rows, importId } = job;
      const onSent = (sent: number) => setUpload({ phase: "sending", job, sent });
      const reply = await sendCodes({ call, couponId, importId, rows, onSent, isCancelled: () => isLeft.current, wait: waitMs });
      if (reply.kind === "cancelled") return;
      if (reply.kind !== "ok") {
        setUpload({ phase: "stopped", job, failure: reply });
      } else if (reply.value.kind === "refused") {
        setUpload({ phase: "refused", fileName, bad: reply.value.bad, count: reply.value.badRows });
      } else {
        setUpload({ phase: "added", fileName, added: reply.value.added, total: reply.value.total });
        onAdded();
      }
    },
    [call, couponId, onAdded],
  );

  const take = useCallback(
    async (file: File) => {
      const fileName = file.name;
      setUpload({ phase: "reading", fileName });
      const read = await readInWorker(file, codeType);
      // Whoever has left meanwhile has not seen what would be sent.
      if (isLeft.current) return;
      if (!read.ok) setUpload({ phase: "unreadable", fileName, problem: read.problem });
      else if (read.value.kind === "bad") setUpload({ phase: "refused", fileName, bad: read.value.bad, count: read.value.bad.length });
      else await send({ fileName, rows: read.value.rows, importId: newKey(crypto, nowMs()) });
    },
    [codeType, send, nowMs],
  );

  /** Something else is done: how the last file ended is no news any more. One that can go on stays. */
  const forget = useCallback(() => setUpload((now) => (ENDED.has(now.phase) ? { phase: "idle" } : now)), []);

  return { upload, isBusy, forget, take: (file: File) => void (isBusy || take(file)), goOn: (job: UploadJob) => void send(job) };
}

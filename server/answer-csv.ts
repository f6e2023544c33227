import type { Context } from "hono";
import { csvRow, type CsvValue } from "../src/domain/csv/csv-field";
import type { Deps } from "./deps";

/** A table of any length. `name`: without its ending, of letters, digits and dashes; `pages`: rows as they come, some at a time. */
export type CsvFile = {
  readonly name: string;
  readonly head: readonly string[];
  readonly pages: AsyncIterable<readonly (readonly CsvValue[])[]>;
};

/** Excel takes a file for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = "\ufeff";

/** Sends a file as it is read: a page is asked for once the one before is on its way, and none after the client has gone. */
export function answerCsv(c: Context, { log }: Pick<Deps, "log">, { name, head, pages }: CsvFile): Response {
  c.header("Content-Type", "text/csv; charset=utf-8");
  c.header("Content-Disposition", `attachment; filename="${name.replaceAll(/[^\w-]/g, "")}.csv"`);
  const encoder = new TextEncoder();
  const reading = pages[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvRow(head))),
    async pull(controller) {
      try {
        const { done, value } = await reading.next();
        if (done === true) return controller.close();
        controller.enqueue(encoder.encode(value.map(csvRow).join("")));
      } catch (failure) {
        log.error({ err: failure }, "A file broke off.");
        // The connection breaks, so that nobody takes the part for the whole.
        controller.error(failure);
      }
    },
    cancel: async () => void (await reading.return?.()),
  });
  return c.body(body);
}

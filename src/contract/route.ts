import type * as z from "zod/mini";
import type { Access } from "./access";

export type Route = {
  readonly method: "GET" | "POST";
  /** Path with `{parameters}`, as in OpenAPI. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  /** No page of another site may send it: its answer can sign a browser in, or too many of it keep others waiting. */
  readonly fromOwnPages?: true;
  readonly query?: z.core.$ZodType;
  /** A message as JSON, or a picture as it is. */
  readonly body?: z.core.$ZodType | "image";
  /** A message as JSON, bytes, a picture, a CSV file of any length, or a stream of messages as `text/event-stream`. */
  readonly response: z.core.$ZodType | "bytes" | "image" | "csv" | { readonly events: z.core.$ZodType };
  readonly maxBodyBytes?: number;
};

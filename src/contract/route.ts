import type * as z from "zod/mini";
import type { Access } from "./access";

export type Route = {
  readonly method: "GET" | "POST";
  /** Path with `{parameters}`, as in OpenAPI. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  /** Its answer can sign a browser in, so another site's page must not be able to send it. */
  readonly signsIn?: true;
  readonly query?: z.core.$ZodType;
  readonly body?: z.core.$ZodType;
  /** A message as JSON, bytes, or a stream of messages as `text/event-stream`. */
  readonly response: z.core.$ZodType | "bytes" | { readonly events: z.core.$ZodType };
  readonly maxBodyBytes?: number;
};

import type * as z from "zod/mini";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import type { FileName, RouteName, ROUTES, StreamName } from "../../src/contract/routes";
import type { ImageType } from "../../src/domain/image/read-image";
import type { Result } from "../../src/domain/result";
import type { CsvFile } from "../answer-csv";
import type { Browser } from "../auth/browser";
import type { KeyCaller, MemberCaller } from "../auth/caller";
import type { TillOnRecord } from "../store/store";

type Spec<Name extends RouteName> = (typeof ROUTES)[Name];

type DeepReadonly<Value> = Value extends object ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> } : Value;

type Parsed<Schema> = Schema extends z.core.$ZodType ? z.output<Schema> : undefined;

type Parameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name]: string } & Parameters<Rest>
  : unknown;

/** What a handler gets: validated, and from someone who may call it. */
export type Input<Name extends RouteName> = {
  readonly parameters: Parameters<Spec<Name>["path"]>;
  readonly query: Spec<Name> extends { query: infer Schema } ? Parsed<Schema> : undefined;
  readonly body: Spec<Name> extends { body: infer Body } ? (Body extends "image" ? Uint8Array : Parsed<Body>) : undefined;
  readonly till: Spec<Name>["access"] extends "till" | "revoked-till" ? TillOnRecord : null;
  /** Who does it, of those that the route lets in. */
  readonly by:
    | (Spec<Name>["access"] extends { key: unknown } ? KeyCaller : never)
    | (Spec<Name>["access"] extends { member: string } ? MemberCaller : never)
    | (Spec<Name>["access"] extends object ? never : null);
  readonly browser: Browser;
  /** May the caller still call this route? For an answer that lasts longer than the check before it holds. */
  readonly mayStillCall: () => Promise<boolean>;
};

/** Bytes that never change under their address. */
export type Bytes = { readonly bytes: Uint8Array; readonly etag: string };

/** Bytes that a browser may show. */
export type Image = Bytes & { readonly type: ImageType };

/** Server-sent events, as bytes. */
export type Events = ReadableStream<Uint8Array<ArrayBuffer>>;

export type Output<Name extends RouteName> = Spec<Name>["response"] extends "bytes"
  ? Bytes
  : Spec<Name>["response"] extends "image"
    ? Image
    : Name extends FileName
      ? CsvFile
      : Name extends StreamName
        ? Events
        : DeepReadonly<Parsed<Spec<Name>["response"]>>;

export type Handler<Name extends RouteName> = (input: Input<Name>) => Promise<Result<Output<Name>, ProblemMessage>>;

/** One handler for each route: with one missing, this does not compile. */
export type Handlers = { readonly [Name in RouteName]: Handler<Name> };

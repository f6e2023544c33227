import type { Result } from "../../src/domain/result";
import type { RandomBytes } from "../deps";
import type { Settings } from "../start/settings";

/** Something to do to a Tearoff from the terminal. */
export type Command = {
  /** What has to follow its name, such as `FILE`. */
  readonly operands: readonly string[];
  readonly does: string;
  readonly options: Readonly<Record<string, Option>>;
  /** @returns what to print: that it is done, or in words why not */
  run(call: Call): Promise<Result<string, string>>;
};

/** `value`: what the option is followed by, such as `N`; null: nothing. */
export type Option = { readonly value: string | null; readonly does: string };

export type Call = {
  readonly settings: Settings;
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Folder that the person is in: relative names of files are from there. */
  readonly folder: string;
  readonly nowMs: () => number;
  readonly randomBytes: RandomBytes;
};

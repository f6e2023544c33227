import { join } from "node:path";
import pino, { type Logger, type LoggerOptions } from "pino";

const LOG_FILE = "tearoff.log";

/**
 * A line holds route names, results and durations; never a path, a header or a body, as those hold tokens and codes. Of what was
 * thrown it holds the kind and the place in the program: messages of databases quote what they were given.
 */
export const logOptions: LoggerOptions = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: placeOf },
};

/** JSON lines: to the terminal's pipe where nobody watches, else to a file, so that what is printed stays readable. */
export function createLogger(dataDir: string, toFile: boolean): Logger {
  // Synchronous, so that the last lines before an exit are not lost.
  return pino(logOptions, pino.destination({ dest: toFile ? join(dataDir, LOG_FILE) : 1, sync: true, mkdir: toFile, mode: 0o600 }));
}

type Place = { readonly type: string; readonly code?: string; readonly at: readonly string[]; readonly cause?: Place };

const MOST_LINES = 12;

function placeOf(thrown: unknown): Place {
  if (!(thrown instanceof Error)) return { type: typeof thrown, at: [] };
  const { code } = thrown as NodeJS.ErrnoException;
  const at = (thrown.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)).slice(0, MOST_LINES);
  return {
    type: thrown.name,
    ...(code === undefined ? {} : { code: String(code) }),
    at: at.map((line) => line.trim().slice("at ".length)),
    ...(thrown.cause === undefined ? {} : { cause: placeOf(thrown.cause) }),
  };
}

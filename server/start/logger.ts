import { join } from "node:path";
import pino, { type Logger } from "pino";

const LOG_FILE = "tearoff.log";

/**
 * JSON lines: to the terminal's pipe where nobody watches, else to a file, so that what is printed stays readable.
 * A line holds route names, results and durations; never a path, a header or a body, as those hold tokens and codes.
 */
export function createLogger(dataDir: string, toFile: boolean): Logger {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime };
  // Synchronous, so that the last lines before an exit are not lost.
  return pino(options, pino.destination({ dest: toFile ? join(dataDir, LOG_FILE) : 1, sync: true, mkdir: toFile }));
}

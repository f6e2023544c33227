import { fail, ok, type Result } from "../../src/domain/result";

/** How this server was asked to run, by its environment and arguments. */
export type Settings = {
  readonly port: number;
  /** Of the logs and certificates, and of the data where there is no `databaseUrl`. */
  readonly dataDir: string;
  /** A PostgreSQL to keep the data in; it holds a password, so it is never shown. */
  readonly databaseUrl: string | null;
  /** Folder of the built client; null: the API alone. */
  readonly publicDir: string | null;
  readonly demo: boolean;
  /** What the terminal shows once the server is up: words for a person, or one line of JSON for a program. */
  readonly print: "welcome" | "json";
  readonly enrolmentCodes: number;
  /** Where people open the app, without a slash at the end; null: at the server itself. */
  readonly publicUrl: string | null;
  /** Also for other machines of the network, over HTTPS. */
  readonly lan: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 8080;
const DEFAULT_LAN_PORT = 8443;

/** @returns a sentence for whoever started the server, where it cannot run like this */
export function readSettings(env: Environment, args: readonly string[]): Result<Settings, string> {
  const unknown = args.find((argument) => argument !== "--lan");
  if (unknown !== undefined) return fail(`Tearoff does not know the option ${unknown}. There is one: --lan.`);
  const databaseUrl = env["DATABASE_URL"] || null;
  if (databaseUrl !== null && !isPostgresAddress(databaseUrl)) return fail(NOT_POSTGRES);
  const lan = args.includes("--lan");
  const port = wholeNumber(env["PORT"], lan ? DEFAULT_LAN_PORT : DEFAULT_PORT, 65_535);
  if (port === null) return fail(`PORT is ${env["PORT"]}; it has to be a number from 0 to 65535.`);
  const enrolmentCodes = wholeNumber(env["TEAROFF_ENROLMENT_CODES"], 1, 100);
  if (enrolmentCodes === null) return fail("TEAROFF_ENROLMENT_CODES has to be a number from 0 to 100.");
  return ok({
    port,
    dataDir: env["DATA_DIR"] || "./data",
    databaseUrl,
    publicDir: env["TEAROFF_PUBLIC_DIR"] || null,
    demo: env["TEAROFF_DEMO"] !== "off",
    print: env["TEAROFF_PRINT"] === "json" ? "json" : "welcome",
    enrolmentCodes,
    publicUrl: env["TEAROFF_URL"]?.replace(/\/+$/, "") || null,
    lan,
  });
}

const NOT_POSTGRES =
  "DATABASE_URL has to be the address of a PostgreSQL database, like postgres://user:password@host:5432/database (in the " +
  "password, write / as %2F, # as %23, @ as %40). Unset it to keep the data in DATA_DIR.";

function isPostgresAddress(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url);
}

function wholeNumber(text: string | undefined, otherwise: number, max: number): number | null {
  if (text === undefined || text === "") return otherwise;
  const number = Number(text);
  return Number.isInteger(number) && number >= 0 && number <= max ? number : null;
}

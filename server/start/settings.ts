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
  /** Signs cookies; null: one that the server makes and keeps. */
  readonly secret: string | null;
  /** Where mail goes out, and from whom; null: nowhere. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** Messages to other systems may go to this machine and into private networks, by http too. */
  readonly webhooksMayBePrivate: boolean;
  /** Run by somebody who works on the program. */
  readonly isDevelopment: boolean;
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
  const secret = env["TEAROFF_SECRET"] || null;
  if (secret !== null && secret.length < SECRET_MIN_LENGTH) return fail(WEAK_SECRET);
  const mail = mailOf(env);
  if (!mail.ok) return mail;
  return ok({
    secret,
    mail: mail.value,
    webhooksMayBePrivate: env["WEBHOOK_ALLOW_PRIVATE"] === "1",
    isDevelopment: env["NODE_ENV"] === "development",
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

const SECRET_MIN_LENGTH = 32;
const WEAK_SECRET =
  `TEAROFF_SECRET needs at least ${SECRET_MIN_LENGTH} random characters, such as \`openssl rand -base64 32\` prints. Leave it unset, and the server makes one.`;

function mailOf(env: Environment): Result<Settings["mail"], string> {
  const smtpUrl = env["SMTP_URL"] || null;
  const from = env["MAIL_FROM"] || null;
  if (smtpUrl === null) return ok(null);
  if (!/^smtps?:\/\//.test(smtpUrl) || !URL.canParse(smtpUrl)) {
    return fail("SMTP_URL has to be the address of a mail server, like smtp://user:password@mail.example:587 or smtps://….");
  }
  if (from === null || /[\r\n]/.test(from)) return fail("With SMTP_URL, MAIL_FROM has to say from whom mails come, like Tearoff <coupons@shop.example>.");
  return ok({ smtpUrl, from });
}

function isPostgresAddress(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url);
}

function wholeNumber(text: string | undefined, otherwise: number, max: number): number | null {
  if (text === undefined || text === "") return otherwise;
  const number = Number(text);
  return Number.isInteger(number) && number >= 0 && number <= max ? number : null;
}

/** The database cannot be used; the message is for whoever started the server, and holds no secret. */
export class DatabaseTrouble extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DatabaseTrouble";
  }
}

/** What a failure to open the database means, where that is known; null where it is a bug. */
export function databaseTrouble(url: string, failure: unknown): DatabaseTrouble | null {
  const { code = "", message = "" } = failure as { readonly code?: string; readonly message?: string };
  const trouble = TROUBLES.find(({ known }) => known.test(code) || known.test(message));
  return trouble === undefined ? null : new DatabaseTrouble(trouble.said(placeOf(url)));
}

type Place = { readonly host: string; readonly database: string; readonly user: string };

type Trouble = { readonly known: RegExp; readonly said: (place: Place) => string };

/** By SQLSTATE or the system's word, else by what the client says. */
const TROUBLES: readonly Trouble[] = [
  {
    known: /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|ENOENT|57P03)$|timeout expired|connection timeout|terminated unexpectedly/,
    said: ({ host }) => `No PostgreSQL answers at ${host}. Start it, or correct DATABASE_URL.`,
  },
  {
    known: /^28P01$|password must be a string/,
    said: ({ host, user }) => `PostgreSQL at ${host} does not take the password of "${user}". Correct DATABASE_URL.`,
  },
  {
    known: /^28000$/,
    said: ({ host, user }) =>
      `PostgreSQL at ${host} does not let "${user}" in from here. Correct DATABASE_URL, or allow it in pg_hba.conf.`,
  },
  {
    known: /^3D000$/,
    said: ({ host, database }) =>
      `PostgreSQL at ${host} has no database "${database}". Make it with createdb, or correct DATABASE_URL.`,
  },
  {
    known: /^42501$/,
    said: ({ database, user }) => `"${user}" may not make tables in the database "${database}". Make it the database's owner.`,
  },
  {
    known: /^53300$/,
    said: ({ host }) => `PostgreSQL at ${host} takes no more connections. Raise max_connections, or stop another program.`,
  },
  {
    known: /server does not support SSL|SSL|certificate|^SELF_SIGNED|^DEPTH_ZERO/,
    said: ({ host }) => `The encrypted connection to PostgreSQL at ${host} did not come about. Look at sslmode in DATABASE_URL.`,
  },
  {
    known: /previously executed migration/,
    said: ({ database }) => `The database "${database}" was made by another version of Tearoff. Start that one, or a newer one.`,
  },
];

function placeOf(url: string): Place {
  const { host, pathname, username, searchParams } = new URL(url);
  const user = decodeURIComponent(username) || "postgres";
  return {
    host: host || searchParams.get("host") || "localhost",
    database: decodeURIComponent(pathname.slice(1)) || user,
    user,
  };
}

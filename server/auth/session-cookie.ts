/** What the cookies of this server begin with. */
export const COOKIE_PREFIX = "tearoff";

const NAMES = [`${COOKIE_PREFIX}.session_token`, `__Secure-${COOKIE_PREFIX}.session_token`];

/** The sessions that a request's cookies name, one at most with TLS and one without; read as better-auth does, the first of a name counts. */
export function sessionsIn(cookies: string): readonly string[] {
  const pairs = cookies.split(";").map((pair) => pair.split(/=(.*)/s).map((part) => part.trim()));
  return NAMES.flatMap((name) => {
    const value = pairs.find(([key]) => key === name)?.[1];
    return value === undefined ? [] : [decoded(value.startsWith('"') ? value.slice(1, -1) : value)];
  });
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

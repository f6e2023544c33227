const CODE_IN_ADDRESS = /^#enrol=(.+)$/;

/**
 * Takes the one-time code out of the address (`/till#enrol=CODE`), so that it stays neither in the address bar nor in
 * the history.
 */
export function takeCodeFromAddress(): string | null {
  const code = CODE_IN_ADDRESS.exec(location.hash)?.[1];
  if (code === undefined) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  try {
    return decodeURIComponent(code);
  } catch (error) {
    if (error instanceof URIError) return code;
    throw error;
  }
}

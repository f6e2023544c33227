/**
 * Lets first what has come meanwhile: with SQLite nothing leaves the process to be waited for, and a long row of statements
 * would keep everybody's requests out.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

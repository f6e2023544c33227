/** The address for what is shown otherwise, from its first page on; an empty value asks for nothing. */
export function addressFor(name: string, value: string, address: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(address);
  next.delete("after");
  if (value === "") next.delete(name);
  else next.set(name, value);
  return next;
}

/** The address of the page that goes on from a place; null: the first one. */
export function addressAfter(place: string | null, address: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(address);
  if (place === null) next.delete("after");
  else next.set("after", place);
  return next;
}

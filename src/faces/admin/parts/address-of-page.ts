/** Where in the address it stands where a list goes on: its own name for each list of a page. */
export type PlaceName = "after" | "redemptions-after";

/** The address for what is shown otherwise, from its first page on; an empty value asks for nothing. */
export function addressFor(name: string, value: string, address: URLSearchParams, place: PlaceName = "after"): URLSearchParams {
  const next = new URLSearchParams(address);
  next.delete(place);
  if (value === "") next.delete(name);
  else next.set(name, value);
  return next;
}

/** The address of the page that goes on from somewhere; null: the first one. */
export function addressAfter(after: string | null, address: URLSearchParams, place: PlaceName = "after"): URLSearchParams {
  const next = new URLSearchParams(address);
  if (after === null) next.delete(place);
  else next.set(place, after);
  return next;
}

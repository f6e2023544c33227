/** A network address as short as it is written: `0000:…:0001` is `::1`. */
export function sayAddress(address: string): string {
  if (!address.includes(":") || !URL.canParse(`http://[${address}]`)) return address;
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

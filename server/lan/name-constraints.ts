import { isLocal, LAN_RANGES } from "./addresses";

export const NAME_CONSTRAINTS_OID = "2.5.29.30";

const SEQUENCE = 0x30;
const PERMITTED_SUBTREES = 0xa0;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

/**
 * Limits an authority to `localhost`, local networks and this machine's own addresses: whoever trusts it on a phone
 * trusts it for nothing else.
 * @returns the extension's value in DER
 * @see RFC 5280, section 4.2.1.10
 */
export function lanOnlyConstraints(addresses: readonly string[]): ArrayBuffer {
  const names = [
    der(DNS_NAME, new TextEncoder().encode("localhost")),
    ...LAN_RANGES.map(({ address, mask }) => range(address, mask)),
    ...addresses.filter((address) => !isLocal(address)).map(single),
    // The loopback address alone: without a range of its own the whole of IPv6 would be allowed.
    der(IP_ADDRESS, Uint8Array.from([...Array<number>(15).fill(0), 1, ...Array<number>(16).fill(255)])),
  ];
  const subtrees = names.map((name) => der(SEQUENCE, name));
  return der(SEQUENCE, der(PERMITTED_SUBTREES, Buffer.concat(subtrees))).slice().buffer;
}

/** Whether an authority with these constraints may vouch for an address. */
export function permits(constraints: ArrayBuffer, address: string): boolean {
  return isLocal(address) || Buffer.from(constraints).includes(Buffer.from(single(address)));
}

function single(address: string): Uint8Array<ArrayBuffer> {
  return range(address.split(".").map(Number), [255, 255, 255, 255]);
}

function range(address: readonly number[], mask: readonly number[]): Uint8Array<ArrayBuffer> {
  return der(IP_ADDRESS, Uint8Array.from([...address, ...mask]));
}

/** Lengths over 127 are two bytes here, after a byte that says so. */
function der(tag: number, value: Uint8Array): Uint8Array<ArrayBuffer> {
  const { length } = value;
  if (length > 0xffff) throw new Error("Name constraints are longer than this writes.");
  const head = length > 255 ? [0x82, length >> 8, length & 255] : length > 127 ? [0x81, length] : [length];
  return Uint8Array.from([tag, ...head, ...value]);
}

import type { NetworkInterfaceInfo } from "node:os";
import { isIPv4 } from "node:net";

/** The address ranges of local networks. */
export const LAN_RANGES = [
  { address: [10, 0, 0, 0], mask: [255, 0, 0, 0] },
  { address: [172, 16, 0, 0], mask: [255, 240, 0, 0] },
  { address: [192, 168, 0, 0], mask: [255, 255, 0, 0] },
  { address: [169, 254, 0, 0], mask: [255, 255, 0, 0] },
  { address: [127, 0, 0, 0], mask: [255, 0, 0, 0] },
] as const;

export const LOOPBACK_ADDRESS = "127.0.0.1";

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Addresses at which other devices of the local network reach this machine, sorted; IPv4, as people can type it. */
export function lanAddresses(interfaces: Interfaces): readonly string[] {
  const all = Object.values(interfaces).flatMap((infos) => infos ?? []);
  return all.flatMap(({ internal, address }) => (!internal && isIPv4(address) ? [address] : [])).sort();
}

export function isLocal(address: string): boolean {
  const octets = address.split(".").map(Number);
  return LAN_RANGES.some(({ address: base, mask }) => octets.every((octet, at) => (octet & (mask[at] ?? 0)) === base[at]));
}

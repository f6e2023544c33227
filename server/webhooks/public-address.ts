import { BlockList, isIPv4, isIPv6 } from "node:net";

/**
 * Whether an address is one of the public internet: of none of this machine, a private network, a carrier, a cloud's own services, or
 * that would be one of them by another name (mapped, translated or tunnelled).
 * @see IANA IPv4 and IPv6 Special-Purpose Address Registries
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !NOT_PUBLIC.check(address, "ipv4");
  if (isIPv6(address)) return GLOBAL_UNICAST.check(address, "ipv6") && !NOT_PUBLIC.check(address, "ipv6");
  return false;
}

const NOT_PUBLIC_IPV4 = [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24],
  ["192.0.2.0", 24], ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24],
  ["224.0.0.0", 4], ["240.0.0.0", 4],
  // In no registry: inside of Azure, the machine's own host.
  ["168.63.129.16", 32],
] as const;

/** Of what is global unicast: Teredo and its like, documentation, 6to4. */
const NOT_PUBLIC_IPV6 = [["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["3fff::", 20]] as const;

const NOT_PUBLIC = new BlockList();
for (const [network, prefix] of NOT_PUBLIC_IPV4) NOT_PUBLIC.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of NOT_PUBLIC_IPV6) NOT_PUBLIC.addSubnet(network, prefix, "ipv6");

/** All else of IPv6 is none: loopback, link-local, unique local, multicast, mapped IPv4, NAT64. */
const GLOBAL_UNICAST = new BlockList();
GLOBAL_UNICAST.addSubnet("2000::", 3, "ipv6");

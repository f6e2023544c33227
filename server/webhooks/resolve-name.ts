import { lookup, type LookupAddress, promises as nameServers } from "node:dns";

/** All addresses that a name has. */
export type Resolve = (hostname: string, answer: (failure: Error | null, addresses?: readonly LookupAddress[]) => void) => void;

/** As this machine knows names: those of its own and of its networks too. */
export const resolveBySystem: Resolve = (hostname, answer) => lookup(hostname, { all: true }, answer);

/**
 * As name servers know names. The system's own way holds one of the process's few threads until somebody's name servers have
 * answered: a shop whose receivers have silent ones would keep all others, and the database's own name, waiting.
 */
export const resolveByNameServers: Resolve = (hostname, answer) => void addressesOf(hostname).then((addresses) => answer(null, addresses));

async function addressesOf(hostname: string): Promise<LookupAddress[]> {
  const [ipv4, ipv6] = await Promise.allSettled([nameServers.resolve4(hostname), nameServers.resolve6(hostname)]);
  const of = (found: PromiseSettledResult<string[]>, family: 4 | 6) => (found.status === "fulfilled" ? found.value.map((address) => ({ address, family })) : []);
  return [...of(ipv4, 4), ...of(ipv6, 6)];
}

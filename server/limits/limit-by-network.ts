import type { Socket } from "node:net";
import { networkOf } from "../auth/address";

/**
 * Closes a connection at once where its network has as many open as one may.
 * @param maxFrom how many may come from where an address is
 * @returns what to do with each new connection
 */
export function limitByNetwork(maxFrom: (address: string) => number): (connection: Socket) => void {
  const open = new Map<string, number>();
  return (connection) => {
    const address = connection.remoteAddress ?? "";
    const network = networkOf(address);
    const others = open.get(network) ?? 0;
    if (others >= maxFrom(address)) return void connection.destroy();
    open.set(network, others + 1);
    connection.once("close", () => {
      const left = (open.get(network) ?? 0) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  };
}

import { createSocket } from "node:dgram";
import { once } from "node:events";

/** A name server on this machine. `addresses`: name → IPv4 address; of all others it says that nobody has them. */
export async function openNameServer(addresses: Readonly<Record<string, string>>) {
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => socket.send(answerTo(query, addresses), port, address));
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { address: `127.0.0.1:${socket.address().port}`, close: () => new Promise<void>((closed) => socket.close(() => closed())) };
}

const HEADER_BYTES = 12;
const IPV4 = 1;
/** A pointer to the question's name; type, class, seconds it may be kept, length. */
const RECORD = [0xc0, HEADER_BYTES, 0, IPV4, 0, 1, 0, 0, 0, 1, 0, 4];

/** @see RFC 1035, section 4.1 */
function answerTo(query: Buffer, addresses: Readonly<Record<string, string>>): Buffer {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  const address = addresses[labels.join(".").toLowerCase()];
  const question = query.subarray(HEADER_BYTES, at + 5);
  const record = address !== undefined && query[at + 2] === IPV4 ? [...RECORD, ...address.split(".").map(Number)] : [];
  const flags = [0x81, address === undefined ? 0x83 : 0x80];
  return Buffer.concat([query.subarray(0, 2), Buffer.from([...flags, 0, 1, 0, record.length > 0 ? 1 : 0, 0, 0, 0, 0]), question, Buffer.from(record)]);
}

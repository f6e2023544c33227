import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** `externalId`, `couponId`: of the contact and the coupon that it is about. */
export type Received = {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  readonly externalId: string | null;
  readonly couponId: string | null;
};

/** Somebody else's server on this machine that is told of what happens; `answer` says how it takes each message. */
export async function openReceiver(answer: (received: Received, response: ServerResponse) => void = (_received, response) => void response.writeHead(204).end()) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      const { type, data } = JSON.parse(body) as { type: string; data: { contact?: { externalId: string } | null; coupon?: { couponId: string } } };
      const [externalId, couponId] = [data.contact?.externalId ?? null, data.coupon?.couponId ?? null];
      const one: Received = { id: String(request.headers["webhook-id"]), type, body, headers: request.headers, externalId, couponId };
      received.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

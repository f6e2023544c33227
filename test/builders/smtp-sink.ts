import { createServer, type AddressInfo } from "node:net";

/** What a mail server was told: to whom each mail goes, and its whole text. */
export type TakenMail = { readonly to: readonly string[]; readonly text: string };

/** A mail server on this machine that takes whatever comes and sends it nowhere. */
export async function openSmtpSink() {
  const mails: TakenMail[] = [];
  const server = createServer((socket) => {
    let to: string[] = [];
    let text: string | null = null;
    let unread = "";
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 sink");
    socket.on("error", () => {});
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (unread + chunk).split("\r\n");
      unread = lines.pop() ?? "";
      for (const line of lines) {
        if (text !== null && line !== ".") text += `${line}\n`;
        else if (text !== null) {
          mails.push({ to, text });
          [to, text] = [[], null];
          say("250 taken");
        } else if (/^RCPT TO:/i.test(line)) say(`250 ${to.push(/<(.*)>/.exec(line)?.[1] ?? "")}`);
        else if (/^DATA/i.test(line)) {
          text = "";
          say("354 go on");
        } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
        else say("250 sink");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails, close: () => new Promise((resolve) => server.close(resolve)) };
}

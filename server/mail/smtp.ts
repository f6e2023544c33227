import { createTransport } from "nodemailer";
import type { SendMail } from "./send-mail";

const PATIENCE_MS = 20_000;

/**
 * Mail over SMTP.
 * @param url `smtp://user:password@host:587`, or `smtps://` for TLS from the beginning
 * @param from as in a mail's header, such as `Tearoff <coupons@shop.example>`
 */
export function smtpMail(url: string, from: string): SendMail {
  const transport = createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true });
  return async ({ to, subject, text }) => {
    // As an object: a list of addresses in a text would be read as several.
    await withinTime(transport.sendMail({ to: { name: "", address: to }, subject: subject.replace(/\s+/g, " "), text }));
  };
}

async function withinTime<Value>(sending: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The mail server did not take a mail within ${PATIENCE_MS / 1000} s.`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}

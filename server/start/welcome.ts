import type { DemoOwner } from "../demo/demo-owner";
import { DEMO_STAFF } from "../demo/demo-shop";
import { ENROLMENT_CODE_VALID_MS } from "../auth/issue-enrolment-code";
import { terminalQr } from "./terminal-qr";

export type Welcome = {
  /** Where the server is reached, without a slash at the end. */
  readonly url: string;
  /** The demo shop's store that the codes enrol tills for; null where the server has no demo shop. */
  readonly demoStore: string | null;
  /** Who can sign in as the demo shop's owner; null where nobody can any more, or where there is no demo shop. */
  readonly owner: DemoOwner | null;
  /** Makes the first shop and its owner; null where there is a shop already. */
  readonly setUpLink: string | null;
  readonly enrolmentCodes: readonly string[];
  readonly interactive: boolean;
};

/** What a person reads in the terminal once the server is up. */
export function welcomeText({ url, demoStore, owner, setUpLink, enrolmentCodes, interactive }: Welcome): string {
  const lines = [
    "",
    "  Tearoff is running.",
    "",
    `  Till    ${url}/till`,
    `  Admin   ${url}/admin`,
    ...(demoStore === null ? [] : [`  Demo    ${url}/demo   coupons to scan`]),
    `  API     ${url}/api/docs`,
  ];
  if (setUpLink !== null) {
    return [...lines, "", "  Nobody owns this server yet. Open this link to set up your shop; it works once:", "", `    ${setUpLink}`, ""].join("\n");
  }
  if (demoStore === null) return [...lines, ""].join("\n");
  lines.push("", "  Demo shop, to try things with. Sign in at the till as", "");
  for (const { name, pin } of DEMO_STAFF) lines.push(`    ${name.padEnd(18)}PIN ${pin}`);
  if (owner !== null) lines.push("", "  and in the admin as", "", `    ${owner.email}   password ${owner.password}`);
  const [first] = enrolmentCodes;
  if (first !== undefined) {
    const minutes = ENROLMENT_CODE_VALID_MS / 60_000;
    lines.push("", `  To make a browser a till of ${demoStore}, type a code there or open the link: once each, within ${minutes} minutes.`, "");
    lines.push(...enrolmentCodes.map((code) => `    ${code}`), "", `  ${enrolmentLink(url, first)}`, "");
    lines.push(...terminalQr(enrolmentLink(url, first)).split("\n").map((line) => `    ${line}`));
  }
  if (interactive) lines.push("", "  Press Enter for a new code, Ctrl+C to stop.");
  return [...lines, ""].join("\n");
}

function enrolmentLink(url: string, code: string): string {
  return `${url}/till#enrol=${code}`;
}

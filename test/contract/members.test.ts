import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { invitationAtDoor, inviteResponse, membersResponse, oneTimeLink } from "../../src/contract/messages/members";
import { problemMessage } from "../../src/contract/messages/problem";
import { type RouteName, ROUTES } from "../../src/contract/routes";
import { openBrowser, type TestBrowser } from "../builders/browser";
import { TEST_PASSWORD } from "../builders/members";
import { everyStore } from "../store/every-store";
import { type MemberBench, memberAt, openBench, signIn } from "./member-bench";

const DAY_MS = 24 * 60 * 60_000;
const NEW_PASSWORD = "eleven dry umbrellas";

let bench: MemberBench;
let ana: Awaited<ReturnType<typeof memberAt>>;

async function problemOf(response: Response): Promise<string> {
  return problemMessage.parse(await response.json()).problem;
}

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    bench = await openBench(open);
    ana = await memberAt(bench, 1, "owner", "Ana");
  });
  afterEach(() => bench.store.close());

  describe("an invitation", () => {
    const accept = (link: string, email: string, password = NEW_PASSWORD) =>
      openBrowser(bench.app).call("acceptInvitation", { body: { token: link.split("=")[1], name: "Ben", email, password } });

    test("makes one member, once, with the role it was made for", async () => {
      const made = inviteResponse.parse(await (await ana.browser.call("invite", { body: { role: "manager", note: "Ben" } })).json());
      expect(made.link).toMatch(/^http:\/\/localhost\/admin#invitation=[\w-]{43}$/);
      const token = made.link.split("=")[1];
      const door = await openBrowser(bench.app).call("invitation", { body: { token } });
      expect(invitationAtDoor.parse(await door.json())).toMatchObject({ shop: "Shop 1", role: "manager" });
      expect(await problemOf(await accept(made.link, "ben@shop1.example", "password2026"))).toBe("password-not-usable");
      expect(await problemOf(await accept(made.link, "ben@shop1.example\r\nBcc: all@shop1.example"))).toBe("bad-request");
      expect(await problemOf(await accept(made.link, ana.email))).toBe("address-taken");
      const both = await Promise.all([accept(made.link, "ben@shop1.example"), accept(made.link, "cleo@shop1.example")]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410]);
      const { members } = membersResponse.parse(await (await ana.browser.call("members")).json());
      expect(members.map(({ role }) => role).toSorted()).toEqual(["manager", "owner"]);
    });

    test("works for a week, and not once it was taken back", async () => {
      const made = async () => inviteResponse.parse(await (await ana.browser.call("invite", { body: { role: "viewer", note: "" } })).json());
      const [first, second] = [await made(), await made()];
      await ana.browser.call("revokeInvitation", { params: { invitationId: first.invitation.id } });
      expect(await problemOf(await accept(first.link, "ben@shop1.example"))).toBe("link-not-usable");
      bench.nowMs += 7 * DAY_MS;
      expect(await problemOf(await accept(second.link, "ben@shop1.example"))).toBe("link-not-usable");
    });
  });

  test.each(["manager", null] as const)("[R63] links that an owner made end when the owner becomes %s", async (role) => {
    const ben = await memberAt(bench, 1, "owner", "Ben");
    const invitation = inviteResponse.parse(await (await ben.browser.call("invite", { body: { role: "owner", note: "" } })).json()).link;
    const reset = oneTimeLink.parse(await (await ben.browser.call("resetLink", { params: { memberId: ana.id } })).json()).link;
    const params = { memberId: ben.id };
    if (role === null) await ana.browser.call("removeMember", { params });
    else await ana.browser.call("changeRole", { params, body: { role } });
    const stranger = openBrowser(bench.app);
    const use = async (name: RouteName, link: string, said: object) => await problemOf(await stranger.call(name, { body: { token: link.split("=")[1], ...said } }));
    expect(await use("invitation", invitation, {})).toBe("link-not-usable");
    expect(await use("acceptInvitation", invitation, { name: "Ben", email: "ben2@shop1.example", password: NEW_PASSWORD })).toBe("link-not-usable");
    expect(await use("resetPassword", reset, { password: NEW_PASSWORD })).toBe("link-not-usable");
    expect(await (await ana.browser.call("invitations")).json()).toEqual({ invitations: [] });
    expect((await ana.browser.call("me")).status).toBe(200);
  });

  test("[R63] a role counts from the next request on, and so does its end", async () => {
    const ben = await memberAt(bench, 1, "manager", "Ben");
    const params = { memberId: ben.id };
    expect((await ben.browser.call("auditLog")).status).toBe(200);
    await ana.browser.call("changeRole", { params, body: { role: "viewer" } });
    expect((await ben.browser.call("auditLog")).status).toBe(403);
    await ana.browser.call("removeMember", { params });
    expect((await ben.browser.call("me")).status).toBe(401);
    expect((await signIn(openBrowser(bench.app), ben.email)).status).toBe(401);
  });

  test("[R64] the last owner stays, also where two remove each other at the same moment", async () => {
    const params = { memberId: ana.id };
    expect(await problemOf(await ana.browser.call("removeMember", { params }))).toBe("last-owner");
    expect(await problemOf(await ana.browser.call("changeRole", { params, body: { role: "manager" } }))).toBe("last-owner");
    const ben = await memberAt(bench, 1, "owner", "Ben");
    await Promise.all([
      ana.browser.call("removeMember", { params: { memberId: ben.id } }),
      ben.browser.call("removeMember", { params }),
    ]);
    expect((await bench.store.members(1)).filter(({ role }) => role === "owner")).toHaveLength(1);
  });

  describe("a password", () => {
    test("is changed by who knows the present one; every other session ends, and this one's cookie is another", async () => {
      const other = openBrowser(bench.app);
      await signIn(other, ana.email);
      const copied = new Map(ana.browser.cookies);
      const change = (current: string, next: string) => ana.browser.call("changePassword", { body: { current, next } });
      expect((await change("not that one at all", NEW_PASSWORD)).status).toBe(403);
      expect(await problemOf(await change(TEST_PASSWORD, "ana 2026 2027"))).toBe("password-not-usable");
      expect((await change(TEST_PASSWORD, NEW_PASSWORD)).status).toBe(200);
      expect((await other.call("me")).status).toBe(401);
      expect((await ana.browser.call("me")).status).toBe(200);
      copied.forEach((value, key) => other.cookies.set(key, value));
      expect((await other.call("me")).status).toBe(401);
      expect((await signIn(other, ana.email)).status).toBe(401);
      expect((await signIn(other, ana.email, NEW_PASSWORD)).status).toBe(200);
    });

    test("of a member's own making ends the links to another one", async () => {
      const ben = await memberAt(bench, 1, "manager", "Ben");
      const { link } = oneTimeLink.parse(await (await ana.browser.call("resetLink", { params: { memberId: ben.id } })).json());
      expect((await ben.browser.call("changePassword", { body: { current: TEST_PASSWORD, next: NEW_PASSWORD } })).status).toBe(200);
      const reset = await openBrowser(bench.app).call("resetPassword", { body: { token: link.split("=")[1], password: "eleven dry umbrellas" } });
      expect(await problemOf(reset)).toBe("link-not-usable");
    });

    test("is set anew with a link that an owner makes, once, within an hour, and every session ends", async () => {
      const ben = await memberAt(bench, 1, "manager", "Ben");
      const made = async () => oneTimeLink.parse(await (await ana.browser.call("resetLink", { params: { memberId: ben.id } })).json()).link;
      const reset = (link: string) => openBrowser(bench.app).call("resetPassword", { body: { token: link.split("=")[1], password: NEW_PASSWORD } });
      const [first, second] = [await made(), await made()];
      expect((await reset(first)).status).toBe(200);
      expect(await problemOf(await reset(first))).toBe("link-not-usable");
      expect(await problemOf(await reset(second))).toBe("link-not-usable");
      expect((await ben.browser.call("me")).status).toBe(401);
      expect((await signIn(ben.browser, ben.email, NEW_PASSWORD)).status).toBe(200);
      const third = await made();
      bench.nowMs += DAY_MS / 24;
      expect(await problemOf(await reset(third))).toBe("link-not-usable");
    });
  });

  test("[R63] an owner of another shop finds, changes and counts nothing of ours", async () => {
    const eve = await memberAt(bench, 2, "owner", "Eve");
    const made = inviteResponse.parse(await (await ana.browser.call("invite", { body: { role: "viewer", note: "Ours" } })).json());
    await ana.browser.call("makeApiKey", { body: { name: "Ours", scopes: ["manage"] } });
    const [key] = await bench.store.apiKeys(1);
    const ids: Record<string, string> = {
      memberId: ana.id, invitationId: made.invitation.id, keyId: key?.id ?? "", storeId: bench.ours.storeId, staffId: bench.ours.staffId,
      installationId: bench.ours.till.installationId,
    };
    const bodies: Partial<Record<RouteName, unknown>> = {
      changeRole: { role: "viewer" }, editStore: { name: "Taken", timeZone: "Europe/Berlin" }, setStorePin: { pin: "1111" },
      editStaff: { name: "Taken", role: "cashier" }, setStaffPin: { pin: "1111" }, renameTill: { name: "Taken" },
      makeEnrolmentCode: { storeId: bench.ours.storeId, deviceName: "" },
    };
    const before = JSON.stringify(await seenBy(ana.browser));
    const aimed: RouteName[] = [
      "changeRole", "removeMember", "resetLink", "revokeInvitation", "revokeApiKey", "editStore", "setStorePin", "editStaff",
      "setStaffPin", "removeStaff", "renameTill", "revokeTill", "makeEnrolmentCode",
    ];
    for (const name of aimed) {
      const response = await eve.browser.call(name, { params: ids, ...(bodies[name] === undefined ? {} : { body: bodies[name] }) });
      expect([name, response.status]).toEqual([name, 404]);
    }
    expect(JSON.stringify(await seenBy(ana.browser))).toBe(before);
    const seen = JSON.stringify([await seenBy(eve.browser), await seenBy(eve.browser, "files")]);
    for (const ofOurs of [...Object.values(ids), "Ours", "ana@shop1.example"]) expect(seen).not.toContain(ofOurs);
  });
});

/** All that a member gets to see by reading; files apart, as the log is told who saves one. */
async function seenBy(browser: TestBrowser, wanted: "answers" | "files" = "answers") {
  const seen: Record<string, unknown> = {};
  for (const [name, { method, access, response }] of Object.entries(ROUTES) as [RouteName, (typeof ROUTES)[RouteName]][]) {
    if (method !== "GET" || typeof access !== "object" || name === "sessions" || (response === "csv") !== (wanted === "files")) continue;
    seen[name] = await (await browser.call(name)).text();
  }
  return seen;
}

import { getServers, setServers } from "node:dns";
import { expect, test } from "vitest";
import { openNameServer } from "../../test/builders/name-server";
import { createPostMessage } from "./post-message";

test("[R87] names are asked of name servers, so that no shop's slow ones hold up what else the machine looks up", async () => {
  const ofMachine = getServers();
  const names = await openNameServer({ "hooks.example": "10.1.2.3" });
  setServers([names.address]);
  const post = createPostMessage({ mayBePrivate: false });
  const posted = (url: string) => post({ url, headers: {}, body: "{}" }, new AbortController().signal);
  try {
    expect(await posted("https://hooks.example/")).toEqual({ kind: "unanswered", problem: "not-public" });
    expect(await posted("https://nobody.example/")).toEqual({ kind: "unanswered", problem: "unreachable" });
  } finally {
    setServers(ofMachine);
    await names.close();
  }
});

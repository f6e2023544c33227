import { randomBytes } from "node:crypto";
import { ok } from "../src/domain/result";
import { createApp } from "./app";
import type { Deps } from "./deps";
import { createDemoShop } from "./demo/demo-shop";
import { loadFirstView } from "./first-view/load-first-view";
import { createRateLimit } from "./limits/rate-limit";
import { startLan } from "./lan/start-lan";
import { smtpMail } from "./mail/smtp";
import { announce } from "./start/announce";
import { type Fetch, LOOPBACK_HOSTS, listen } from "./start/listen";
import { keepTidy } from "./start/keep-tidy";
import { createLogger } from "./start/logger";
import { openStore } from "./start/open-store";
import { serverSecret } from "./start/server-secret";
import { readSettings, type Settings } from "./start/settings";
import { readStaticFiles } from "./static-files";
import { createPostMessage } from "./webhooks/post-message";
import { sendWebhooks } from "./webhooks/send-webhooks";

// Whatever is written, the database's own files too, is for this user alone.
process.umask(0o077);
const settings = readSettings(process.env, process.argv.slice(2));
if (settings.ok) await start(settings.value);
else giveUp(settings.problem);

async function start(settings: Settings): Promise<void> {
  const opened = await openStore(settings);
  if (!opened.ok) return giveUp(opened.problem);
  const store = opened.value;
  const interactive = process.stdout.isTTY && process.stdin.isTTY && settings.print === "welcome";
  const log = createLogger(settings.dataDir, interactive || settings.print === "json");
  const stopStreams = new AbortController();
  const secret = await serverSecret(settings, store, randomBytes);
  let ownUrl = settings.publicUrl;
  const deps: Deps = {
    store,
    nowMs: Date.now,
    randomBytes,
    log,
    stopping: stopStreams.signal,
    ownUrl: () => ownUrl,
    secret: async () => secret,
    rateLimit: createRateLimit(() => performance.now()),
    webhooks: { mayBePrivate: settings.webhooksMayBePrivate },
    isDevelopment: settings.isDevelopment,
    ...(settings.mail === null ? {} : { sendMail: smtpMail(settings.mail.smtpUrl, settings.mail.from) }),
  };
  if (settings.demo && (await store.workspaces()).length === 0) await createDemoShop(deps);

  const { publicDir } = settings;
  const app = publicDir === null ? createApp(deps) : createApp(deps, readStaticFiles(publicDir), await loadFirstView(publicDir));
  const started = settings.lan ? await startLan(app.fetch, settings, deps) : await startLocal(app.fetch, settings.port);
  if (!started.ok) {
    await store.close();
    return giveUp(started.problem);
  }
  const server = started.value;
  log.info({ port: server.port, lan: settings.lan }, "Tearoff listens.");
  const url = (ownUrl ??= server.url);
  const say = async () => console.log(await announce(deps, settings, { url, secret, interactive }));
  if (server.notice !== null && settings.print === "welcome") console.log(server.notice);
  await say();
  if (interactive) process.stdin.on("data", () => void say());

  const stopTidying = keepTidy(deps);
  const stopSending = sendWebhooks({ ...deps, post: createPostMessage({ mayBePrivate: settings.webhooksMayBePrivate }), random: Math.random });
  let stopping = false;
  const stop = async (signal: string) => {
    // A second Ctrl+C does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, "Tearoff stops.");
    process.stdin.pause();
    stopStreams.abort();
    await Promise.all([stopTidying(), stopSending(), server.close()]);
    await store.close();
  };
  process.on("SIGINT", () => void stop("SIGINT"));
  process.on("SIGTERM", () => void stop("SIGTERM"));
}

/** For this machine alone: nothing of the network reaches it. */
async function startLocal(fetch: Fetch, port: number) {
  const listening = await listen(fetch, LOOPBACK_HOSTS, port);
  return listening.ok ? ok({ ...listening.value, url: `http://localhost:${listening.value.port}`, notice: null }) : listening;
}

function giveUp(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

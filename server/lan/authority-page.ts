import { X509Certificate } from "node:crypto";
import { Hono } from "hono";
import { securityHeaders } from "../security-headers";

const CERTIFICATE_PATH = "/ca/tearoff-ca.crt";
const STYLE_PATH = "/ca/page.css";

const STYLE = `body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 38rem; margin: 0 auto; padding: 1.5rem; }
a.download { display: inline-block; padding: 0.9rem 1.25rem; border-radius: 0.5rem; background: #3b3bd9; color: #fff; }
li { margin: 0.5rem 0; } code { overflow-wrap: anywhere; }
`;

/** How a phone is made to trust this server; also printed in the terminal. */
export const TRUST_STEPS = {
  "iPhone and iPad": [
    "Open this page in Safari and tap “Download the certificate”, then “Allow”.",
    "Settings → General → VPN & Device Management: tap the Tearoff profile, then “Install”.",
    "Settings → General → About → Certificate Trust Settings: switch Tearoff on.",
  ],
  Android: [
    "Open this page in Chrome, tap “Download the certificate” and keep the file.",
    "Settings → Security & privacy → More security settings → Encryption & credentials → Install a certificate → CA certificate.",
    "Choose “Install anyway” and the file that you downloaded. The names of the menus differ a little from phone to phone.",
  ],
} as const;

export const WITHOUT_TRUST =
  "Without this the browser gives Tearoff no camera and no offline storage: the till works only with a network, or not at all.";

/** Plain HTTP, as a phone that does not trust the server yet could read nothing else. */
export function authorityPage(authorityPem: string, url: string): Hono {
  const certificate = new X509Certificate(authorityPem);
  const app = new Hono();
  app.use(securityHeaders);
  app.get("/", (c) => c.redirect("/ca"));
  app.get("/ca", (c) => c.html(page(url, certificate.fingerprint256)));
  app.get(STYLE_PATH, (c) => c.body(STYLE, 200, { "Content-Type": "text/css; charset=utf-8" }));
  app.get(CERTIFICATE_PATH, (c) =>
    c.body(new Uint8Array(certificate.raw), 200, {
      "Content-Type": "application/x-x509-ca-cert",
      "Content-Disposition": 'attachment; filename="tearoff-ca.crt"',
    }),
  );
  return app;
}

function page(url: string, fingerprint: string): string {
  const steps = Object.entries(TRUST_STEPS).map(
    ([system, lines]) => `<h2>${system}</h2>\n<ol>${lines.map((line) => `<li>${line}</li>`).join("\n")}</ol>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trust this Tearoff server</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<main>
<h1>Trust this Tearoff server</h1>
<p>${WITHOUT_TRUST}</p>
<p><a class="download" href="${CERTIFICATE_PATH}">Download the certificate</a></p>
${steps.join("\n")}
<p>Then open <a href="${url}/till">${url}/till</a>.</p>
<p>The certificate vouches for this machine and local networks only. Its SHA-256 fingerprint, also shown in the
server's terminal, is <code>${fingerprint}</code></p>
</main>
</body>
</html>
`;
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Hono } from "hono";
import { openApiDocument } from "./openapi";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tearoff API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<noscript>This page needs JavaScript; the document itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
<main id="api"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#api", validatorUrl: null });\n`;

/** The API's document, and a page to read it that loads nothing from elsewhere. */
export function mountApiDocs(app: Hono): void {
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  const files = {
    "swagger-ui.css": { type: "text/css", text: readFileSync(join(folder, "swagger-ui.css"), "utf8") },
    "swagger-ui-bundle.js": { type: "text/javascript", text: readFileSync(join(folder, "swagger-ui-bundle.js"), "utf8") },
    "start.js": { type: "text/javascript", text: START },
  };
  const openApi = openApiDocument();
  app.get("/api/openapi.json", (c) => c.json(openApi));
  app.get("/api/docs", (c) => c.html(PAGE));
  for (const [name, { type, text }] of Object.entries(files)) {
    app.get(`/api/docs/${name}`, (c) => c.body(text, 200, { "Content-Type": `${type}; charset=utf-8` }));
  }
}

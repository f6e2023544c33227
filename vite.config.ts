import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { faceFiles } from "./.ci/face-files-plugin.ts";
import { webManifest } from "./.ci/web-manifest.ts";
import packageJson from "./package.json" with { type: "json" };

const SERVER = "http://127.0.0.1:8080";

const faces = faceFiles({
  till: "src/faces/staff/staff-face.tsx",
  admin: "src/faces/admin/admin-face.tsx",
  customer: "src/faces/customer/customer-face.tsx",
});

const serviceWorker = VitePWA({
  strategies: "injectManifest",
  srcDir: "src/app/sw",
  filename: "sw.ts",
  registerType: "prompt",
  // The worker's own build does not take over how much the app's may say.
  integration: {
    configureCustomSWViteBuild: (config) => {
      config.logLevel = "warn";
    },
  },
  injectRegister: null,
  manifest: webManifest,
  includeManifestIcons: false,
  injectManifest: {
    rollupFormat: "iife",
    globPatterns: ["index.html", "face-files.json", "favicon.svg", "icon-192.png", "assets/**"],
    manifestTransforms: [faces.shellOnly],
  },
});

/** Tests of whole programs and of PostgreSQL, generated requests, and the simulation: minutes, where all others take one. */
const LONGER = [
  "server/{main,main-postgres,main-webhooks}.test.ts",
  "server/cli/*.test.ts",
  "test/{sim,live}/*.test.ts",
  "test/contract/postgres*.test.ts",
  "test/security/bad-requests.test.ts",
  "test/store/{postgres,postgres-channel,slow-commits,put-back,primary-keys,migrations,sqlite-races}.test.ts",
];

export default defineConfig({
  define: { "import.meta.env.VITE_APP_VERSION": JSON.stringify(packageJson.version) },
  plugins: process.env["VITEST"] ? [react()] : [react(), faces.plugin, serviceWorker],
  server: { host: "127.0.0.1", port: 5173, strictPort: true, proxy: { "/api": SERVER, "/i/": SERVER } },
  worker: { format: "es" },
  build: {
    assetsInlineLimit: 0,
    // A browser that knows no preloading fetches the same files a little later.
    modulePreload: { polyfill: false },
    // The admin is large, and fetched only where it is needed; `bench:start` keeps count of what a till loads.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }] },
      },
    },
  },
  test: {
    pool: "threads",
    maxWorkers: 2,
    // Two processors may be shared with a compiler and a linter.
    testTimeout: Number(process.env["TEAROFF_TEST_TIMEOUT_MS"] ?? 30_000),
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "rules",
          environment: "node",
          // Rules leave nothing behind; setting up each file anew took longer than its tests.
          isolate: false,
          include: ["src/{domain,ui}/**/*.test.ts"],
          setupFiles: ["test/property-setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["{src,server,mocks,test}/**/*.test.ts"],
          exclude: ["src/{domain,ui}/**", ...LONGER],
          setupFiles: ["test/property-setup.ts"],
        },
      },
      {
        extends: true,
        test: { name: "longer", environment: "node", include: LONGER, setupFiles: ["test/property-setup.ts"] },
      },
      {
        extends: true,
        test: {
          name: "browser-like",
          environment: "jsdom",
          include: ["{src,mocks,test}/**/*.test.tsx"],
          setupFiles: ["test/dom-setup.ts", "test/property-setup.ts"],
        },
      },
    ],
  },
});

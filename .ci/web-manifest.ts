import type { ManifestOptions } from "vite-plugin-pwa";

const PAPER = "#FAF8F3";

/** What a phone's home screen is told of the app. */
export const webManifest: Partial<ManifestOptions> = {
  id: "/",
  name: "Tearoff",
  short_name: "Tearoff",
  description: "Coupons that are scanned, redeemed and kept with or without a network.",
  lang: "en",
  start_url: "/till",
  scope: "/",
  display: "standalone",
  orientation: "any",
  theme_color: PAPER,
  background_color: PAPER,
  icons: [
    { src: "/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
    { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
  shortcuts: [
    { name: "Till", url: "/till" },
    { name: "Wallet", url: "/wallet" },
  ],
};

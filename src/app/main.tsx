import "./trust-own-scripts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { isHeld } from "../client/app-shell/held-mark";
import "../ui/base.css";
import { App } from "./app";
import { keepFaceOffline } from "./offline-files";
import { registerServiceWorker } from "./register-service-worker";
import { faceAt, wayBack } from "./routes";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");
const back = wayBack(location.pathname, isHeld());
if (back === null) {
  createRoot(root).render(
    <StrictMode>
      <App pathname={location.pathname} />
    </StrictMode>,
  );
} else location.replace(back);

if (import.meta.env.PROD && "serviceWorker" in navigator) void startOffline();

async function startOffline(): Promise<void> {
  await registerServiceWorker();
  const face = faceAt(location.pathname);
  if (face !== undefined) await keepFaceOffline(face);
}

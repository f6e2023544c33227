import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../ui/base.css";
import { App } from "./app";
import { keepFaceOffline } from "./offline-files";
import { registerServiceWorker } from "./register-service-worker";
import { faceAt } from "./routes";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");
createRoot(root).render(
  <StrictMode>
    <App pathname={location.pathname} />
  </StrictMode>,
);

if (import.meta.env.PROD && "serviceWorker" in navigator) void startOffline();

async function startOffline(): Promise<void> {
  await registerServiceWorker();
  const face = faceAt(location.pathname);
  if (face !== undefined) await keepFaceOffline(face);
}

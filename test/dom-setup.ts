import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// Without vitest's globals, Testing Library does not take its trees down by itself.
afterEach(cleanup);

// What takes a moment here takes several on a machine that runs all the checks at once.
configure({ asyncUtilTimeout: 4_000 });

// jsdom knows the element, not its methods.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

// jsdom does not say whether its page is secure; the app's is, or it can't run.
Object.assign(globalThis, { isSecureContext: true });

// jsdom knows no media queries: here the app is neither installed nor anything else that can be asked about.
Object.assign(globalThis, { matchMedia: () => Object.assign(new EventTarget(), { matches: false }) });

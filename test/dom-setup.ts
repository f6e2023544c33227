import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// Without vitest's globals, Testing Library does not take its trees down by itself.
afterEach(cleanup);

// jsdom knows the element, not its methods.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

// jsdom does not say whether its page is secure; the app's is, or it can't run.
Object.assign(globalThis, { isSecureContext: true });

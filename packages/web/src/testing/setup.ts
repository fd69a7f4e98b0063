import { cleanup } from "@solidjs/testing-library";
import { afterEach, beforeAll } from "vitest";
import { wordsReady } from "../messages/dictionary.ts";

// Words come after the code that reads them; the dashboard waits for them, too, before it draws.
beforeAll(() => wordsReady());

// Automatic only with vitest's globals, which we do not use.
afterEach(cleanup);

// jsdom has no modal dialog nor popover: what they do to attributes and events, nothing more.
if (typeof HTMLDialogElement !== "undefined") {
  HTMLDialogElement.prototype.showModal ??= function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close() {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
}

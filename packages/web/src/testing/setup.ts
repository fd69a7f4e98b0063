import { cleanup, configure } from "@solidjs/testing-library";
import { afterEach, beforeAll } from "vitest";
import { wordsReady } from "../messages/dictionary.ts";

// Files share their modules and their window: none meets what another left.
beforeAll(async () => {
  if (typeof window === "undefined") return;
  const { queryClient } = await import("../api/query.ts");
  queryClient.clear();
  localStorage.clear();
  history.replaceState(null, "", "/");
});

// Words come after the code that reads them; the dashboard waits for them, too, before it draws.
beforeAll(() => wordsReady());

// A screen comes by a dynamic import, which a busy machine may take seconds to transform.
configure({ asyncUtilTimeout: 10_000 });

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

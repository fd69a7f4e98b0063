import { render, screen, waitFor } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../api/query.ts";
import { chooseLocale } from "../messages/dictionary.ts";
import { App } from "./app.tsx";
import type { Role } from "./route.ts";

const FIRM = "01jd0000000000000000000001";
const asked: { url: string; method: string; key: string | null }[] = [];

/** The API's side of the door: these answers are its contract, not our code. */
function serve(firms: { roles: Role[]; firmID?: string; name?: string }[]): void {
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const key = new Headers(init?.headers).get("Idempotency-Key");
    asked.push({ url, method: init?.method ?? "GET", key });
    if (url !== "/api/me") return new Response(null, { status: 204 });
    return Response.json({
      account: { accountID: "a", email: "ana@lumen.example", locale: "fr" },
      firms: firms.map((firm) => ({
        firmID: FIRM,
        name: "Cabinet Lumen",
        slug: "lumen",
        memberID: "m",
        memberName: "Ana Roux",
        colour: null,
        ...firm,
      })),
    });
  });
}

function at(path: string) {
  history.replaceState(null, "", path);
  return render(() => <App />);
}

beforeEach(() => {
  queryClient.clear();
  localStorage.clear();
  asked.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

test("someone of one firm lands on its first page, titled and without a fault that axe sees", async () => {
  serve([{ roles: ["owner"] }]);
  const { container } = at("/app/");
  expect(await screen.findByRole("heading", { level: 1 })).toHaveProperty("textContent", "Aujourd’hui");
  await waitFor(() => expect(location.pathname).toBe(`/app/f/${FIRM}/`));
  expect(document.title).toBe("Aujourd’hui – Cabinet Lumen");
  const report = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(report.violations.map((violation) => violation.id)).toEqual([]);
});

test("the navigation holds what the role opens", async () => {
  serve([{ roles: ["sponsor"] }]);
  at(`/app/f/${FIRM}/compte`);
  await screen.findByRole("heading", { level: 1 });
  expect(screen.getByRole("navigation", { name: "Navigation principale" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Aujourd’hui" })).toBeNull();
});

test("another firm's address and an unknown page are the same: not found", async () => {
  serve([{ roles: ["owner"] }]);
  const { unmount } = at("/app/f/01jd0000000000000000000009/");
  expect(await screen.findByRole("heading", { name: "Page introuvable" })).toBeTruthy();
  unmount();
  at(`/app/f/${FIRM}/nulle-part`);
  expect(await screen.findByRole("heading", { name: "Page introuvable" })).toBeTruthy();
});

test("several firms are chosen among, by links that load a new document", async () => {
  serve([{ roles: ["coach"] }, { roles: ["coach"], firmID: "01jd0000000000000000000002", name: "Atelier Nord" }]);
  at("/app/");
  const link = await screen.findByRole("link", { name: "Atelier Nord" });
  expect(link.getAttribute("href")).toBe("/app/f/01jd0000000000000000000002/");
  expect(link.getAttribute("rel")).toBe("external");
});

test("the language changes the screen at once, and the account hears of it under a key", async () => {
  serve([{ roles: ["owner"] }]);
  at(`/app/f/${FIRM}/compte`);
  await screen.findByRole("heading", { name: "Profil et préférences" });
  await userEvent.setup().click(screen.getByRole("radio", { name: "English" }));
  expect(await screen.findByRole("heading", { name: "Profile and preferences" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("en");
  expect(localStorage.getItem("entrepairs.locale")).toBe("en");
  await vi.waitFor(() => expect(asked.find((one) => one.url === "/api/me/locale")?.method).toBe("PUT"));
  expect(asked.find((one) => one.url === "/api/me/locale")?.key).toMatch(/^[\da-f-]{36}$/);
  await chooseLocale("fr");
});

test("the appearance is kept on this device and undone by « as the device »", async () => {
  serve([{ roles: ["owner"] }]);
  at(`/app/f/${FIRM}/compte`);
  await screen.findByRole("heading", { name: "Profil et préférences" });
  const user = userEvent.setup();
  await user.click(screen.getByRole("radio", { name: "Sombre" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
  await user.click(screen.getByRole("radio", { name: "Comme l’appareil" }));
  expect(document.documentElement.dataset.theme).toBeUndefined();
  expect(localStorage.getItem("entrepairs.theme")).toBeNull();
});

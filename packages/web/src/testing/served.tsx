import { configure, render } from "@solidjs/testing-library";
import { vi } from "vitest";
import { queryClient } from "../api/query.ts";
import { App } from "../shell/app.tsx";
import type { Role } from "../shell/route.ts";

// A screen comes by a dynamic import, which a busy machine may take seconds to transform.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 20_000 });

export const FIRM = "01jd0000000000000000000001";
export const OTHER_FIRM = "01jd0000000000000000000002";

interface Served {
  firms?: readonly { firmID: string; name: string; roles: readonly Role[] }[];
  /** By the end of the address, `/home`: what the API answers there; a Response is given as it is. */
  answers: Readonly<Record<string, unknown>>;
}

/** The whole dashboard at an address, over an API that gives these answers: its contract, not our code. */
export function visit(path: string, { firms, answers }: Served) {
  queryClient.clear();
  const asked: { method: string; path: string; body: unknown }[] = [];
  const account = { accountID: "a", email: "ana@lumen.example", locale: "fr" };
  const known = firms ?? [{ firmID: FIRM, name: "Cabinet Lumen", roles: ["owner"] as const }];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const { pathname } = new URL(url, "http://127.0.0.1");
    asked.push({
      method: init?.method ?? "GET",
      path: pathname,
      body: typeof init?.body === "string" ? JSON.parse(init.body) : undefined,
    });
    if (pathname === "/api/me") {
      const whole = known.map((firm) => ({ slug: "x", memberID: "m", memberName: "Ana Roux", colour: null, ...firm }));
      return Response.json({ account, firms: whole });
    }
    const found = Object.entries(answers).find(([end]) => pathname.endsWith(end));
    if (!found) return Response.json({ error: { code: "path.not_found", message: pathname } }, { status: 404 });
    return found[1] instanceof Response ? found[1].clone() : Response.json(found[1]);
  });
  history.replaceState(null, "", `/app/f/${FIRM}${path}`);
  return { ...render(() => <App />), asked };
}

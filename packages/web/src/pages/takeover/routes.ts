import type { PageRoute } from "../../shell/route.ts";

/** Reached from the settings. */
export const routes: PageRoute[] = [
  { path: "/reglages/reprise", page: () => import("./takeover.tsx"), roles: ["owner", "manager"] },
];

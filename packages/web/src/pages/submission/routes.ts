import type { PageRoute } from "../../shell/route.ts";

/** Reached from the settings. */
export const routes: PageRoute[] = [
  { path: "/reglages/plateforme", page: () => import("./settings.tsx"), roles: ["owner", "manager"] },
];

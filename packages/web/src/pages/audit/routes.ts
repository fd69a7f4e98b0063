import type { PageRoute } from "../../shell/route.ts";

export const routes: PageRoute[] = [
  { path: "/reglages/journal", page: () => import("./log.tsx"), roles: ["owner", "manager"] },
];

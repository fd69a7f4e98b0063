import type { PageRoute } from "../../shell/route.ts";

export const routes: PageRoute[] = [
  { path: "/reglages/equipe", page: () => import("./team.tsx"), roles: ["owner", "manager"] },
];

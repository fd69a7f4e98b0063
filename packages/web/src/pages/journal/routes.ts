import type { PageRoute } from "../../shell/route.ts";

export const routes: PageRoute[] = [
  { path: "/groupe/:id/carnet", page: () => import("./journal.tsx"), roles: ["owner", "coach", "participant"] },
];

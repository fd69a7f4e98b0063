import type { PageRoute } from "../../shell/route.ts";

export const routes: PageRoute[] = [
  { path: "/groupes/:id/cadrage/:organization", page: () => import("./edit.tsx"), roles: ["owner", "manager"] },
];

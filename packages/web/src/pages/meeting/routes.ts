import { type PageRoute, STAFF } from "../../shell/route.ts";

export const routes: PageRoute[] = [
  { path: "/groupe/:id/rencontres", page: () => import("./meetings.tsx"), roles: ["participant"] },
  { path: "/groupes/:id/autonomie", page: () => import("./autonomy.tsx"), roles: STAFF },
];

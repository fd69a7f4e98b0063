import { type PageRoute, type Role, STAFF } from "../../shell/route.ts";

const MANAGERS: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  { path: "/groupes/:id/rattrapages", page: () => import("./visits.tsx"), roles: STAFF },
  { path: "/groupes/:id/rattrapages/proposer", page: () => import("./propose.tsx"), roles: MANAGERS },
];

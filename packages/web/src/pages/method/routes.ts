import { type PageRoute, type Role, STAFF } from "../../shell/route.ts";

const MANAGERS: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  { path: "/reglages/modeles", page: () => import("./list.tsx"), roles: MANAGERS },
  { path: "/reglages/modeles/:id", page: () => import("./edit.tsx"), roles: MANAGERS },
  { path: "/groupes/:id/deroule", page: () => import("./of-group.tsx"), roles: STAFF },
];

import { type PageRoute, type Role, STAFF } from "../../shell/route.ts";

const MANAGERS: readonly Role[] = ["owner", "manager"];

/** Reached from the groups. */
export const routes: PageRoute[] = [
  { path: "/groupes/decouvertes", page: () => import("./list.tsx"), roles: STAFF },
  { path: "/groupes/decouvertes/nouvelle", page: () => import("./new.tsx"), roles: MANAGERS },
  { path: "/groupes/decouvertes/:id", page: () => import("./discovery.tsx"), roles: STAFF },
];

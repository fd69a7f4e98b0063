import type { PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

/** Reached from the groups. */
export const routes: PageRoute[] = [
  { path: "/groupes/composer", page: () => import("./list.tsx"), roles },
  { path: "/groupes/composer/nouveau", page: () => import("./new.tsx"), roles },
  { path: "/groupes/composer/:id", page: () => import("./composition.tsx"), roles },
  { path: "/groupes/composer/:id/creer", page: () => import("./open.tsx"), roles },
];

import type { PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  { path: "/reglages/programmes", page: () => import("./list.tsx"), roles },
  { path: "/reglages/programmes/nouveau", page: () => import("./new.tsx"), roles },
  { path: "/reglages/programmes/:id", page: () => import("./edit.tsx"), roles },
];

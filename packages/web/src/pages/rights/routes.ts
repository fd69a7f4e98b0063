import type { PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  { path: "/reglages/droits", page: () => import("./list.tsx"), roles },
  { path: "/reglages/droits/:organization/:participant", page: () => import("./person.tsx"), roles },
  { path: "/mes-donnees", page: () => import("./own.tsx"), roles: ["participant"] },
];

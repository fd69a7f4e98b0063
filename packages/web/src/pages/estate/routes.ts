import type { PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner"];

export const routes: PageRoute[] = [
  { path: "/reglages/donnees", page: () => import("./exports.tsx"), roles },
  { path: "/reglages/fermeture", page: () => import("./closing.tsx"), roles },
];

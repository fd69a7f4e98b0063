import type { PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  { path: "/reglages/questionnaires", page: () => import("./list.tsx"), roles },
  { path: "/reglages/questionnaires/:formID", page: () => import("./form.tsx"), roles },
  { path: "/reglages/questionnaires/:formID/:version", page: () => import("./version.tsx"), roles },
];

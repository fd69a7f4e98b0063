import type { PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [{ path: "/factures/comptabilite", page: () => import("./accounting.tsx"), roles }];

import type { PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  { path: "/qualite/bpf", page: () => import("./annual.tsx"), roles },
  { path: "/qualite/bpf/:year/saisie", page: () => import("./typed.tsx"), roles },
];

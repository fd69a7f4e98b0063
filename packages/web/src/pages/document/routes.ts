import { type PageRoute, type Role, STAFF } from "../../shell/route.ts";

const MANAGERS: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  { path: "/groupes/:id/documents", page: () => import("./group.tsx"), roles: STAFF },
  { path: "/groupes/:id/documents/:seat/acquis", page: () => import("./assess.tsx"), roles: STAFF },
  { path: "/reglages/documents", page: () => import("./wordings.tsx"), roles: MANAGERS },
  { path: "/reglages/documents/:kind", page: () => import("./wording.tsx"), roles: MANAGERS },
];

import { type PageRoute, type Role, STAFF } from "../../shell/route.ts";

const office: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  { path: "/reglages/equipe/justificatifs", page: () => import("./team.tsx"), roles: office },
  { path: "/reglages/equipe/justificatifs/ajouter", page: () => import("./add-for.tsx"), roles: office },
  { path: "/compte/justificatifs", page: () => import("./own.tsx"), roles: STAFF },
  { path: "/compte/justificatifs/ajouter", page: () => import("./add-own.tsx"), roles: STAFF },
];

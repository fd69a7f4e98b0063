import { type PageRoute, STAFF } from "../../shell/route.ts";

export const routes: PageRoute[] = [
  { path: "/groupes/:id/emargement/:session", page: () => import("./sheet.tsx"), roles: STAFF },
  { path: "/groupes/:id/emargement/:session/papier", page: () => import("./on-paper.tsx"), roles: STAFF },
  { path: "/groupes/:id/emargement/:session/:seat", page: () => import("./say.tsx"), roles: STAFF },
];

import IQuality from "~icons/lucide/badge-check";
import type { MenuEntry, PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  { path: "/qualite", page: () => import("./quality.tsx"), roles },
  { path: "/qualite/reclamations/nouvelle", page: () => import("./complaint-new.tsx"), roles },
  { path: "/qualite/reclamations/:id", page: () => import("./complaint.tsx"), roles },
  { path: "/qualite/registre/nouveau", page: () => import("./entry-new.tsx"), roles },
  { path: "/qualite/registre/:id", page: () => import("./entry.tsx"), roles },
  { path: "/qualite/dossiers", page: () => import("./packs.tsx"), roles },
  { path: "/qualite/dossiers/:id", page: () => import("./pack.tsx"), roles },
];

export const menu: MenuEntry[] = [
  { path: "/qualite", label: { fr: "Qualité", en: "Quality" }, icon: IQuality, roles, order: 65, key: "q" },
];

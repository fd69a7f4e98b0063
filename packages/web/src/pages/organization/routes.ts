import IBuilding from "~icons/lucide/building-2";
import { queryClient } from "../../api/query.ts";
import type { MenuEntry, PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  {
    path: "/entreprises",
    page: () => import("./list.tsx"),
    roles,
    preload: () => import("./organizations.data.ts").then((data) => queryClient.prefetchQuery(data.organizations)),
  },
  { path: "/entreprises/nouvelle", page: () => import("./new.tsx"), roles },
  { path: "/entreprises/:id", page: () => import("./card.tsx"), roles },
  { path: "/entreprises/:id/modifier", page: () => import("./edit.tsx"), roles },
  { path: "/entreprises/:id/importer", page: () => import("./import.tsx"), roles },
];

export const menu: MenuEntry[] = [
  {
    path: "/entreprises",
    label: { fr: "Entreprises", en: "Organizations" },
    icon: IBuilding,
    roles,
    order: 45,
    key: "e",
  },
];

import IGroups from "~icons/lucide/users";
import { queryClient } from "../../api/query.ts";
import { type MenuEntry, type PageRoute, STAFF } from "../../shell/route.ts";

const preload = () => import("./cohort.data.ts").then((data) => queryClient.prefetchQuery(data.cohorts));

export const routes: PageRoute[] = [
  { path: "/groupes", page: () => import("./list.tsx"), roles: STAFF, preload },
  { path: "/groupes/nouveau", page: () => import("./new.tsx"), roles: ["owner", "manager"] },
  {
    path: "/groupes/:id",
    page: () => import("./cohort.tsx"),
    roles: STAFF,
  },
];

export const menu: MenuEntry[] = [
  { path: "/groupes", label: { fr: "Groupes", en: "Groups" }, icon: IGroups, roles: STAFF, order: 20, key: "g" },
];

import IFunding from "~icons/lucide/hand-coins";
import { queryClient } from "../../api/query.ts";
import type { MenuEntry, PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  {
    path: "/financements",
    page: () => import("./list.tsx"),
    roles,
    preload: () => import("./funding.data.ts").then((data) => queryClient.prefetchQuery(data.fundings())),
  },
  { path: "/financements/nouveau", page: () => import("./new.tsx"), roles },
  {
    path: "/financements/:id",
    page: () => import("./card.tsx"),
    roles,
    preload: ({ params: { id = "" } }) =>
      import("./funding.data.ts").then((data) => queryClient.prefetchQuery(data.fundingOf(id))),
  },
  { path: "/financements/:id/modifier", page: () => import("./edit.tsx"), roles },
];

export const menu: MenuEntry[] = [
  { path: "/financements", label: { fr: "Financements", en: "Funding" }, icon: IFunding, roles, order: 49 },
];

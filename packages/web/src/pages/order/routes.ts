import IQuote from "~icons/lucide/file-signature";
import { queryClient } from "../../api/query.ts";
import type { MenuEntry, PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  {
    path: "/devis",
    page: () => import("./list.tsx"),
    roles,
    preload: () => import("./order.data.ts").then((data) => queryClient.prefetchQuery(data.orders())),
  },
  { path: "/devis/nouveau", page: () => import("./new.tsx"), roles },
  {
    path: "/devis/:id",
    page: () => import("./card.tsx"),
    roles,
    preload: ({ params: { id = "" } }) =>
      import("./order.data.ts").then((data) => queryClient.prefetchQuery(data.orderOf(id))),
  },
  { path: "/devis/:id/modifier", page: () => import("./edit.tsx"), roles },
];

export const menu: MenuEntry[] = [
  { path: "/devis", label: { fr: "Devis", en: "Quotes" }, icon: IQuote, roles, order: 48, key: "d" },
];

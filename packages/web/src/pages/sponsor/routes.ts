import IInvoice from "~icons/lucide/receipt-text";
import IPath from "~icons/lucide/route";
import IPeople from "~icons/lucide/users-round";
import { queryClient } from "../../api/query.ts";
import type { MenuEntry, PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["sponsor"];

export const routes: PageRoute[] = [
  {
    path: "/espace",
    page: () => import("./space.tsx"),
    roles,
    preload: () => import("./space.data.ts").then((data) => queryClient.prefetchQuery(data.watched())),
  },
  {
    path: "/espace/participants",
    page: () => import("./people.tsx"),
    roles,
    preload: () => import("./space.data.ts").then((data) => queryClient.prefetchQuery(data.watched())),
  },
  {
    path: "/espace/factures",
    page: () => import("./invoices.tsx"),
    roles,
    preload: () => import("./space.data.ts").then((data) => queryClient.prefetchQuery(data.ownInvoices())),
  },
];

export const menu: MenuEntry[] = [
  {
    path: "/espace",
    label: { fr: "Parcours", en: "Programmes" },
    icon: IPath,
    roles,
    order: 14,
    key: "e",
    exact: true,
  },
  { path: "/espace/participants", label: { fr: "Participants", en: "Participants" }, icon: IPeople, roles, order: 16 },
  { path: "/espace/factures", label: { fr: "Factures", en: "Invoices" }, icon: IInvoice, roles, order: 18 },
];

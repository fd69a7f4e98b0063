import IMoney from "~icons/lucide/wallet";
import { queryClient } from "../../api/query.ts";
import type { MenuEntry, PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

/** The settings are reached from the settings. */
export const routes: PageRoute[] = [
  { path: "/reglages/paiement", page: () => import("./settings.tsx"), roles },
  {
    path: "/encaissements",
    page: () => import("./takings.tsx"),
    roles,
    preload: () => import("./takings.data.ts").then((data) => queryClient.prefetchQuery(data.toSettle())),
  },
];

export const menu: MenuEntry[] = [
  {
    path: "/encaissements",
    label: { fr: "Encaissements", en: "Takings" },
    icon: IMoney,
    roles,
    order: 52,
    key: "m",
  },
];

import ISettings from "~icons/lucide/settings";
import type { MenuEntry, PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  { path: "/reglages", page: () => import("./index.tsx"), roles },
  { path: "/reglages/cabinet", page: () => import("./firm.tsx"), roles },
  { path: "/reglages/calendrier", page: () => import("./calendar.tsx"), roles },
  { path: "/reglages/annulation", page: () => import("./terms.tsx"), roles },
  { path: "/reglages/facturation", page: () => import("./billing.tsx"), roles },
];

export const menu: MenuEntry[] = [
  { path: "/reglages", label: { fr: "Réglages", en: "Settings" }, icon: ISettings, roles, order: 90, key: "r" },
];

import IToday from "~icons/lucide/sun";
import { type MenuEntry, type PageRoute, STAFF } from "../../shell/route.ts";

export const routes: PageRoute[] = [{ path: "/", page: () => import("./home.tsx") }];

export const menu: MenuEntry[] = [
  {
    path: "/",
    label: { fr: "Aujourd’hui", en: "Today" },
    icon: IToday,
    roles: STAFF,
    order: 10,
    key: "a",
    exact: true,
  },
];

import ICalendar from "~icons/lucide/calendar-days";
import { type MenuEntry, type PageRoute, STAFF } from "../../shell/route.ts";

export const routes: PageRoute[] = [{ path: "/calendrier", page: () => import("./calendar.tsx"), roles: STAFF }];

export const menu: MenuEntry[] = [
  {
    path: "/calendrier",
    label: { fr: "Calendrier", en: "Calendar" },
    icon: ICalendar,
    roles: STAFF,
    order: 30,
    key: "c",
  },
];

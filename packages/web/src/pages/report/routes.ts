import ISmile from "~icons/lucide/smile";
import { queryClient } from "../../api/query.ts";
import { type MenuEntry, type PageRoute, STAFF } from "../../shell/route.ts";

export const routes: PageRoute[] = [
  {
    path: "/satisfaction",
    page: () => import("./satisfaction.tsx"),
    roles: STAFF,
    preload: () => import("./report.data.ts").then((data) => queryClient.prefetchQuery(data.report({}))),
  },
];

export const menu: MenuEntry[] = [
  {
    path: "/satisfaction",
    label: { fr: "Satisfaction", en: "Satisfaction" },
    icon: ISmile,
    roles: STAFF,
    order: 60,
    key: "s",
  },
];

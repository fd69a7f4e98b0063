import IPath from "~icons/lucide/route";
import { queryClient } from "../../api/query.ts";
import type { MenuEntry, PageRoute } from "../../shell/route.ts";

export const routes: PageRoute[] = [
  {
    path: "/parcours",
    page: () => import("./path.tsx"),
    roles: ["participant"],
    preload: () => import("./path.data.ts").then((data) => queryClient.prefetchQuery(data.ownPath())),
  },
  { path: "/parcours/employeur/:id", page: () => import("./seen.tsx"), roles: ["participant"] },
];

export const menu: MenuEntry[] = [
  {
    path: "/parcours",
    label: { fr: "Mon parcours", en: "My programme" },
    icon: IPath,
    roles: ["participant"],
    order: 12,
    key: "p",
    exact: true,
  },
];

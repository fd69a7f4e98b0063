import IEnrolments from "~icons/lucide/user-plus";
import type { MenuEntry, PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [{ path: "/inscriptions", page: () => import("./queue.tsx"), roles }];

export const menu: MenuEntry[] = [
  {
    path: "/inscriptions",
    label: { fr: "Inscriptions", en: "Enrolments" },
    icon: IEnrolments,
    roles,
    order: 40,
    key: "i",
  },
];

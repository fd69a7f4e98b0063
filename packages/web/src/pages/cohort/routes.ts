import IGroups from "~icons/lucide/users";
import { queryClient } from "../../api/query.ts";
import { type MenuEntry, type PageRoute, type Role, STAFF } from "../../shell/route.ts";

const MANAGERS: readonly Role[] = ["owner", "manager"];

const preload = () => import("./cohort.data.ts").then((data) => queryClient.prefetchQuery(data.cohorts));

export const routes: PageRoute[] = [
  { path: "/groupes", page: () => import("./list.tsx"), roles: STAFF, preload },
  { path: "/groupes/nouveau", page: () => import("./new.tsx"), roles: MANAGERS },
  {
    path: "/groupes/:id",
    page: () => import("./cohort.tsx"),
    roles: STAFF,
  },
  { path: "/groupes/:id/inscrire", page: () => import("./enrol.tsx"), roles: MANAGERS },
  { path: "/groupes/:id/liste", page: () => import("./past-list.tsx"), roles: MANAGERS },
  { path: "/groupes/:id/contrat", page: () => import("./contract.tsx"), roles: MANAGERS },
  { path: "/groupes/:id/charte", page: () => import("./charter.tsx"), roles: STAFF },
  { path: "/groupes/:id/effectif", page: () => import("./short.tsx"), roles: MANAGERS },
  { path: "/groupes/:id/reporter", page: () => import("./postpone.tsx"), roles: MANAGERS },
  { path: "/groupes/:id/seances/:session/animation", page: () => import("./stand-in.tsx"), roles: STAFF },
  { path: "/groupes/:id/seances/:session/message", page: () => import("./message.tsx"), roles: STAFF },
  { path: "/groupes/:id/seances/:session", page: () => import("./prepare.tsx"), roles: STAFF },
  { path: "/groupes/:id/seances/:session/:act", page: () => import("./session-change.tsx"), roles: STAFF },
  { path: "/groupes/:id/places/:seat/changer", page: () => import("./change.tsx"), roles: MANAGERS },
  { path: "/groupes/:id/places/:seat/payeurs", page: () => import("./payers.tsx"), roles: MANAGERS },
];

export const menu: MenuEntry[] = [
  { path: "/groupes", label: { fr: "Groupes", en: "Groups" }, icon: IGroups, roles: STAFF, order: 20, key: "g" },
];

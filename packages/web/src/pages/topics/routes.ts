import type { PageRoute } from "../../shell/route.ts";

export const routes: PageRoute[] = [
  { path: "/groupe/:id", page: () => import("./group.tsx"), roles: ["owner", "coach", "participant"] },
];

import type { PageRoute } from "../../shell/route.ts";

export const routes: PageRoute[] = [{ path: "/compte", page: () => import("./profile.tsx") }];

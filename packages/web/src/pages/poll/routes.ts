import { type PageRoute, STAFF } from "../../shell/route.ts";

export const routes: PageRoute[] = [{ path: "/groupes/:id/sondage", page: () => import("./poll.tsx"), roles: STAFF }];

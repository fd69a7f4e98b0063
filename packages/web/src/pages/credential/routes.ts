import { type PageRoute, STAFF } from "../../shell/route.ts";

/** Of the team for its office, one's own for a coach; one address, since the shell lists each and it weighs on every screen. */
export const routes: PageRoute[] = [
  { path: "/justificatifs/:act?", page: () => import("./credentials.tsx"), roles: STAFF },
];

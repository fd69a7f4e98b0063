import type { MenuEntry, PageRoute, Role } from "./route.ts";

interface NounPages {
  routes: readonly PageRoute[];
  menu?: readonly MenuEntry[];
}

const nouns = Object.values(import.meta.glob<NounPages>("../pages/*/routes.ts", { eager: true }));

export const pageRoutes: readonly PageRoute[] = nouns.flatMap((noun) => noun.routes);

const menu = nouns.flatMap((noun) => noun.menu ?? []).sort((a, b) => a.order - b.order);

/** The navigation of someone who has these roles. */
export const menuOf = (roles: readonly Role[]): readonly MenuEntry[] =>
  menu.filter((entry) => entry.roles.some((role) => roles.includes(role)));

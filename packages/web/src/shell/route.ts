import type { RoutePreloadFuncArgs } from "@solidjs/router";
import type { Component, JSX } from "solid-js";
import type { Locale } from "../messages/locale.ts";

export const ROLES = ["owner", "manager", "coach", "sponsor", "participant"] as const;
export type Role = (typeof ROLES)[number];
export const STAFF: readonly Role[] = ["owner", "manager", "coach"];

type Icon = Component<JSX.SvgSVGAttributes<SVGSVGElement>>;

/** One screen of a firm: `pages/<noun>/routes.ts` exports `routes: PageRoute[]`. */
export interface PageRoute {
  /** Under the firm: `/groupes/:id`. */
  path: string;
  page: () => Promise<{ default: Component }>;
  /** Who may see it; everyone in the firm when absent. The API decides anyway. */
  roles?: readonly Role[];
  /**
   * Starts its queries on hover: `() => import("./list.data.ts").then((data) => …)`. Take what it needs of `params` at
   * once, `({ params: { id = "" } }) => …`: read later, in the middle of a navigation, it would stay the old page's.
   */
  preload?: (args: RoutePreloadFuncArgs) => unknown;
  /** Without the navigation around: the live room, a projection. */
  bare?: boolean;
}

/** One line of the navigation: `pages/<noun>/routes.ts` exports `menu: MenuEntry[]`. */
export interface MenuEntry {
  path: string;
  /** Written here and not in messages/, which would put the noun's words in the shell. */
  label: Readonly<Record<Locale, string>>;
  /** For a phone's bar, when the label has more than some twelve letters. */
  short?: Readonly<Record<Locale, string>>;
  icon: Icon;
  roles: readonly Role[];
  order: number;
  /** Letter after G. */
  key?: string;
  /** True when only this very address is current (`/`). */
  exact?: boolean;
}

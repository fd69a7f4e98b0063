import { createSignal } from "solid-js";
import { choose, chosen } from "../base/storage.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const stored = chosen("theme");
const [current, setCurrent] = createSignal<Theme>(THEMES.find((theme) => theme === stored) ?? "system");

export const theme: () => Theme = current;

/** The script of index.html does the same before the first paint of the next load. */
export function chooseTheme(next: Theme): void {
  choose("theme", next === "system" ? undefined : next);
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  setCurrent(next);
}

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/shell.ts";

/** Words around the pages: navigation, account, errors of the frame. */
export const words = dictionary<typeof fr>("shell");

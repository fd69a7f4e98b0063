import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/shell.ts";

/** Words around the pages: navigation, account, errors of the frame. */
export const words = dictionary(fr, () => import("./en/shell.ts"));

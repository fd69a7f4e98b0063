import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/ui.ts";

/** Words of the components themselves. */
export const words = dictionary(fr, () => import("./en/ui.ts"));

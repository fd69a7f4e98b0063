import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/ui.ts";

/** Words of the components themselves. */
export const words = dictionary<typeof fr>("ui");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/certified.ts";

export const words = dictionary<typeof fr>("certified");

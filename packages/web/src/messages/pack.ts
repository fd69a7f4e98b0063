import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/pack.ts";

export const words = dictionary<typeof fr>("pack");

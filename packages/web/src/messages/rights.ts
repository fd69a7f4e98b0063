import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/rights.ts";

export const words = dictionary<typeof fr>("rights");

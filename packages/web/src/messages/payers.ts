import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/payers.ts";

export const words = dictionary<typeof fr>("payers");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/agreement.ts";

export const words = dictionary<typeof fr>("agreement");

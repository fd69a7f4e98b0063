import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cancellation-terms.ts";

export const words = dictionary<typeof fr>("cancellation-terms");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/observer.ts";

export const words = dictionary<typeof fr>("observer");

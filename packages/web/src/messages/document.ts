import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/document.ts";

export const words = dictionary<typeof fr>("document");

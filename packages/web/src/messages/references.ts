import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/references.ts";

export const words = dictionary<typeof fr>("references");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/seen.ts";

export const words = dictionary<typeof fr>("seen");

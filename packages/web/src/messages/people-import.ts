import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/people-import.ts";

export const words = dictionary<typeof fr>("people-import");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/programme.ts";

export const words = dictionary<typeof fr>("programme");

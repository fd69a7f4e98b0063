import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/stand-in.ts";

export const words = dictionary<typeof fr>("stand-in");

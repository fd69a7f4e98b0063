import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/home.ts";

export const words = dictionary<typeof fr>("home");

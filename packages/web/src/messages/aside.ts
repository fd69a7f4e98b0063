import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/aside.ts";

export const words = dictionary<typeof fr>("aside");

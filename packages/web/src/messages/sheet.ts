import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/sheet.ts";

export const words = dictionary<typeof fr>("sheet");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/prepare.ts";

export const words = dictionary<typeof fr>("prepare");

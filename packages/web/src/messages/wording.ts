import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/wording.ts";

export const words = dictionary<typeof fr>("wording");

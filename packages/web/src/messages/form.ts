import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/form.ts";

export const words = dictionary<typeof fr>("form");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/audit.ts";

export const words = dictionary<typeof fr>("audit");

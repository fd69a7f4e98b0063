import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/accounting.ts";

export const words = dictionary<typeof fr>("accounting");

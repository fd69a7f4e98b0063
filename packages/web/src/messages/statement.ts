import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/statement.ts";

export const words = dictionary<typeof fr>("statement");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/firm.ts";

export const words = dictionary<typeof fr>("firm");

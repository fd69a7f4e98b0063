import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/contract.ts";

export const words = dictionary<typeof fr>("contract");

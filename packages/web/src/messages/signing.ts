import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/signing.ts";

export const words = dictionary<typeof fr>("signing");

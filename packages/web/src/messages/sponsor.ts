import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/sponsor.ts";

export const words = dictionary<typeof fr>("sponsor");

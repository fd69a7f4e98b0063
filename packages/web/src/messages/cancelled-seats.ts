import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cancelled-seats.ts";

export const words = dictionary<typeof fr>("cancelled-seats");

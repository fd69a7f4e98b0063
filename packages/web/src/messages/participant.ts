import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/participant.ts";

export const words = dictionary<typeof fr>("participant");

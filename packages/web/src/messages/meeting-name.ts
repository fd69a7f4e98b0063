import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/meeting-name.ts";

export const words = dictionary<typeof fr>("meeting-name");

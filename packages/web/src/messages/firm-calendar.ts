import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/firm-calendar.ts";

export const words = dictionary<typeof fr>("firm-calendar");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/calendar.ts";

export const words = dictionary<typeof fr>("calendar");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/settings.ts";

export const words = dictionary<typeof fr>("settings");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/platform.ts";

export const words = dictionary<typeof fr>("platform");

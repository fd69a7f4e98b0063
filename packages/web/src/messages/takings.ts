import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/takings.ts";

export const words = dictionary<typeof fr>("takings");

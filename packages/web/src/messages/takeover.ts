import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/takeover.ts";

export const words = dictionary<typeof fr>("takeover");

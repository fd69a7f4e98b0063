import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/among-peers.ts";

export const words = dictionary<typeof fr>("among-peers");

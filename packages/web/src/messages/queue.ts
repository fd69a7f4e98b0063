import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/queue.ts";

export const words = dictionary<typeof fr>("queue");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/past-list.ts";

export const words = dictionary<typeof fr>("past-list");

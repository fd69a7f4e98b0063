import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cancellation.ts";

export const words = dictionary<typeof fr>("cancellation");

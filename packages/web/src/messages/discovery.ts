import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/discovery.ts";

export const words = dictionary<typeof fr>("discovery");

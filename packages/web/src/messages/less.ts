import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/less.ts";

export const words = dictionary<typeof fr>("less");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/postpone.ts";

export const words = dictionary<typeof fr>("postpone");

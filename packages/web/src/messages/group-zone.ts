import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/group-zone.ts";

export const words = dictionary<typeof fr>("group-zone");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/group.ts";

export const words = dictionary<typeof fr>("group");

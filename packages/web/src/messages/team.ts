import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/team.ts";

export const words = dictionary<typeof fr>("team");

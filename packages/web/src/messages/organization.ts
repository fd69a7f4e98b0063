import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/organization.ts";

export const words = dictionary<typeof fr>("organization");

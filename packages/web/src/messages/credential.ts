import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/credential.ts";

export const words = dictionary<typeof fr>("credential");

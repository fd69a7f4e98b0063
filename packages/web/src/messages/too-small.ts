import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/too-small.ts";

export const words = dictionary<typeof fr>("too-small");

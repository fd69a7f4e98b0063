import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/framing.ts";

export const words = dictionary<typeof fr>("framing");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/submission.ts";

export const words = dictionary<typeof fr>("submission");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/session-change.ts";

export const words = dictionary<typeof fr>("session-change");

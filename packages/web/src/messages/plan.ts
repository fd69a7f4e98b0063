import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/plan.ts";

export const words = dictionary<typeof fr>("plan");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/billing.ts";

export const words = dictionary<typeof fr>("billing");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/report.ts";

export const words = dictionary<typeof fr>("report");

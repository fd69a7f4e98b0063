import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cohort-documents.ts";

export const words = dictionary<typeof fr>("cohort-documents");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/enrolment.ts";

export const words = dictionary<typeof fr>("enrolment");

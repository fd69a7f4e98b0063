import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/certificate.ts";

export const words = dictionary<typeof fr>("certificate");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/payment.ts";

export const words = dictionary<typeof fr>("payment");

import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/payment.ts";

export const words = dictionary(fr, () => import("./en/payment.ts"));

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/order-form.ts";

export const words = dictionary<typeof fr>("order-form");

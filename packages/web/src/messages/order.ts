import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/order.ts";

export const words = dictionary<typeof fr>("order");

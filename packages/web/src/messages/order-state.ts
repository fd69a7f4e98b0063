import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/order-state.ts";

export const words = dictionary<typeof fr>("order-state");

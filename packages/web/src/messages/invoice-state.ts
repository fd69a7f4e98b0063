import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/invoice-state.ts";

export const words = dictionary<typeof fr>("invoice-state");

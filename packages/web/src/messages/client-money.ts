import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/client-money.ts";

export const words = dictionary<typeof fr>("client-money");

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/method.ts";

export const words = dictionary<typeof fr>("method");

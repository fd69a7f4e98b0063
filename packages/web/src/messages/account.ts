import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/account.ts";

export const words = dictionary<typeof fr>("account");

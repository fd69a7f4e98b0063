import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/account.ts";

export const words = dictionary(fr, () => import("./en/account.ts"));

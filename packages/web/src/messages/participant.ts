import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/participant.ts";

export const words = dictionary(fr, () => import("./en/participant.ts"));

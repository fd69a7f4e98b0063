import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/team.ts";

export const words = dictionary(fr, () => import("./en/team.ts"));

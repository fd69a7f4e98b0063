import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/organization.ts";

export const words = dictionary(fr, () => import("./en/organization.ts"));

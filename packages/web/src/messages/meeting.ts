import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/meeting.ts";

export const words = dictionary(fr, () => import("./en/meeting.ts"));

import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/meeting.ts";

export const words = dictionary<typeof fr>("meeting");

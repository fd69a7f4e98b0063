import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/room-charter.ts";

export const words = dictionary<typeof fr>("room-charter");

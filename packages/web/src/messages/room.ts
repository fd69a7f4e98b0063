import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/room.ts";

export const words = dictionary<typeof fr>("room");

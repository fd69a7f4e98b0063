import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/poll.ts";

export const words = dictionary<typeof fr>("poll");

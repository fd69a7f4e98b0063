import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/message.ts";

export const words = dictionary<typeof fr>("message");

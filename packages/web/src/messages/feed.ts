import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/feed.ts";

export const words = dictionary<typeof fr>("feed");

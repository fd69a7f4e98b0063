import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/editing.ts";

/** Words of a form over something that someone else may change meanwhile. */
export const words = dictionary<typeof fr>("editing");

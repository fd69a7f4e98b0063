import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/funding-state.ts";

export const words = dictionary<typeof fr>("funding-state");

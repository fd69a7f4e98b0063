import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/attendance.ts";

export const words = dictionary<typeof fr>("attendance");

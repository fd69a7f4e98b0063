/** One session whose date does not hold: what that touches, and the three ways out. */
export { cancel, makeUp, move } from "./change.ts";
export { ACTS, preview } from "./preview.ts";

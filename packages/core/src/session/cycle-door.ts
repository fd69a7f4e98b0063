/** A cohort's cycle as commands: previewed, opened, edited, cancelled. */
export { cancel, edit } from "./edit.ts";
export { Layout, preview } from "./layout.ts";
export { open } from "./open.ts";

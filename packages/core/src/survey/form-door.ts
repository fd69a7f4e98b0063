/** A firm's forms as commands and questions. */
export { secondsMost, secondsOf } from "./budget.ts";
export { type Kept, list, read, restore, save } from "./firm-form.ts";

/** A firm's forms as commands and questions. */
export { secondsMost, secondsOf } from "./budget.ts";
export { type Kept, list, save } from "./firm-form.ts";

/** What an individual pays for his seat in stages: what the outside may ask. */
export { Event } from "./event.ts";
export {
  assertSavable,
  behindLink,
  forgetMethod,
  isSavable,
  keepMethod,
  methodOf,
  PURPOSE,
  setupIDOf,
} from "./method.ts";
export { next } from "./next.ts";
export { open } from "./open.ts";
export { mine, ofSeat, type PartShown, type Shown, shown } from "./read.ts";
export { load, ofCohort, placeOf, type Standing } from "./row.ts";

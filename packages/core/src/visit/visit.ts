/** A seat for one session in a sister group: off unless the firm allows it and every member agrees. */
export { allow, asked, end, say, type VisitKey } from "./agree.ts";
export { ask, offer } from "./ask.ts";
export { Event } from "./event.ts";
export { madeUp, markOperations } from "./mark.ts";
export { admitted, awayIn, type Choices, choices, find, mine, ofCohort, whole } from "./read.ts";
export { GUEST_PURPOSE, guestsIn, type Info, isLiving, type MakeUp, makeUpsIn, PURPOSE, type Stored } from "./row.ts";
export { leave, settle, settleLeft } from "./settle.ts";

export { cancel, preview } from "./cancel.ts";
export type { Info } from "./decision.ts";
export { Event } from "./event.ts";
export { isShort } from "./facts.ts";
export { cancelOrder, previewOrder } from "./order.ts";
export { type Done, doneOf } from "./outcome.ts";
export { postpone, previewPostponement, sponsorsOf, toldIn } from "./postpone.ts";
export { get, ofGroup } from "./read.ts";
export { payersOf, settle } from "./settle.ts";

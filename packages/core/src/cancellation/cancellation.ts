export { cancel, preview } from "./cancel.ts";
export type { Info } from "./decision.ts";
export { Event } from "./event.ts";
export { ofGroup } from "./read.ts";
export { settle } from "./settle.ts";

/** When a group could meet: asked, answered, weighed, chosen. */
export { answer, type Mine, mine, type Said } from "./answer.ts";
export { keep, type Question, question } from "./best.ts";
export { Event } from "./event.ts";
export { askJoined } from "./join.ts";
export { asking, without } from "./leave.ts";
export { open, propose } from "./open.ts";
export { invited, ofCohort, settled } from "./read.ts";
export { PURPOSE } from "./row.ts";
export { ask, choose, close } from "./settle.ts";

export { AIMS, PollRow, SAID } from "./poll.table.ts";
export * as Poll from "./poll.ts";

export { PeerMeetingRow, PeerMeetings } from "./autonomy.table.ts";
export * as Autonomy from "./autonomy.ts";

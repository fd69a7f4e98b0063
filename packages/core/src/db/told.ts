/** Commands by which someone of the firm read what a group said or wrote: the room keeps no other way in. */
export const CONTENT_READS: readonly string[] = ["room.enter", "room.read", "room.readGroup"];

/** What a firm may know of a room and of a group among peers: that it was opened, entered, read again, or left to its peers. */
const TOLD: readonly string[] = [...CONTENT_READS, "room.open", "autonomy.begin"];

/**
 * Whether a command leaves a line in the log at all. Who proposed, voted, spoke, passed his turn, volunteered or let a guest
 * in is the group's own, and so is how often: a line of bare ids for each act would count who speaks. The hour of an answer
 * would name its author where the form promises not to.
 */
export function isTold(command: string): boolean {
  return TOLD.includes(command) || !/^(?:room|autonomy)\.|^survey\.(?:answer|save|send)|^visit\.say/.test(command);
}

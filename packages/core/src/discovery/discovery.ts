/** A meeting by which people try the method before a group is: one page, up to twelve seats, then "who goes on?". */
export { DISCOVERY_STATUSES } from "./discovery.table.ts";
export { Event } from "./event.ts";
export { fill, offer } from "./fill.ts";
export { answer, billed, guest, leave, mine, PURPOSE, register, seatsFree, takesPeople } from "./guest.ts";
export { ask, cancel, open, SEATS_MOST } from "./open.ts";
export { asSession, card, type Guest, get, guestsOf, list, type Stored } from "./read.ts";

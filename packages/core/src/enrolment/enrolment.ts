/** Seats and the people who take them: what the outside may ask. */

export { chargedRate, type Text, textOf } from "./agreement.ts";
export { accept, behindLink, decline, framingToRead, readFraming } from "./answer.ts";
export { type Billing, bill, invoicesOf, unbill } from "./billed.ts";
export { askCharter, charterOf, ruled, signCharter, signedInRoom } from "./charter.ts";
export { enrol } from "./enrol.ts";
export { enrolFrom } from "./enrol-from.ts";
export { Event } from "./event.ts";
export { freeForNewcomers, type Group, groupOf, type Info, type Stored } from "./group.ts";
export { contractText, signInPerson } from "./in-person.ts";
export { leaving } from "./leave.ts";
export { offer } from "./offer.ts";
export { instalmentsSigned, ofSponsor, path, queue, roster, signed } from "./read.ts";
export { reference } from "./reference.ts";
export { replace, transfer } from "./replace.ts";
export { cancel, confirmPaid, endWithdrawal, expireHold, promote, recordInvoice, remind, withdraw } from "./settle.ts";
export { choosePayer, HOLD_MINUTES, joinWaiting, request } from "./visitor.ts";

/** A quote that a client approves, the agreement that follows, and the parts in which it is invoiced. */

export { namePeople, revise } from "./again.ts";
export { momentIn, sendAgreement, termInWords, textOf, whenInWords } from "./agreement.ts";
export { approve, behindLink, refuse, sign } from "./answer.ts";
export { billOf, invoiceIDOf, ofCohort, partsDue, recordDropped, recordInvoice, redraft } from "./bill.ts";
export { agreementsOf, assertAgreed, recordElsewhere, unagreed, waive } from "./door.ts";
export { create, Details, discard, edit } from "./draft.ts";
export { binds, ending } from "./end.ts";
export { Event } from "./event.ts";
export { lessening, lessSeat, type SeatPrice, seatPriceOf, settled } from "./less.ts";
export { fileOf, type Paper, recordPaper } from "./paper.ts";
export { agreementText, card, getOfSponsor, list, ofSponsor, quoteURL, shownStatus } from "./read.ts";
export { type Agreement, get, type Stored } from "./row.ts";
export { cancel, expire, PURPOSE, send } from "./send.ts";

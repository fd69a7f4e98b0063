export { discard, draft, edit } from "./draft.ts";
export { Event } from "./event.ts";
export { issue, PAYER } from "./issue.ts";
export { fileOf, recordPDF, recordSent } from "./paper.ts";
export { type Preparation, preparation, prepare } from "./prepare.ts";
export { candidates, get, getOfSponsor, list, ofSponsor, payLinkOf, payURL, totalsAt } from "./read.ts";
export { balanceOf, changeOf, contentOf, credited, dueOf, isCredit, type Stored } from "./row.ts";
export { seatOf } from "./seat.ts";
export { type Content, linesOf, totalsOf } from "./total.ts";

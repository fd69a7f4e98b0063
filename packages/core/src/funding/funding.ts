/** Who pays in place of an organization: funders, what they agree to, their invoices from hours held, and the remainder. */
export { agree, amend, expire, isOpen, refuse } from "./answer.ts";
export { begin, beginsAt, ofCohort } from "./begin.ts";
export { draft, hoursFrench, issue, recordDropped } from "./bill.ts";
export { certify } from "./certify.ts";
export { Event } from "./event.ts";
export { addFunder, editFunder, type Funder, funderOf, funders } from "./funder.ts";
export { ofOrganization } from "./of-organization.ts";
export { certificateOf, type PresenceSheet, presenceSheet } from "./proof.ts";
export { card, list } from "./read.ts";
export { edit, request } from "./request.ts";
export { get, type Stored } from "./row.ts";
export { creditRest, refuseRest, settle } from "./settle.ts";
export { tasksOf } from "./task.ts";

export { compose, type File, type Invitation, type Mailbox, type Message } from "./compose.ts";
export type { Block, Content, Fact, Meeting } from "./content.ts";
export { htmlOf, textOf } from "./layout.ts";
export type { Locale } from "./locale.ts";
export type { EnrolmentNext } from "./messages/enrolment-received.ts";
export type { InvitedRole } from "./messages/invitation.ts";
export type { PaymentMethod } from "./messages/payment-received.ts";
export type { SummonedKind } from "./messages/session-summons.ts";
export { type MessageKind, type MessageParams, render } from "./render.ts";

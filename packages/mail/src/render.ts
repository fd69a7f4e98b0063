import { cleaned } from "./clean.ts";
import type { Content, Writer } from "./content.ts";
import type { Locale } from "./locale.ts";
import { type ActionReminder, actionReminder } from "./messages/action-reminder.ts";
import { type AgreementAccepted, agreementAccepted } from "./messages/agreement-accepted.ts";
import { type AmongPeers, amongPeers } from "./messages/among-peers.ts";
import { type CancellationTold, cancellationTold } from "./messages/cancellation-told.ts";
import { type CharterToSign, charterToSign } from "./messages/charter-to-sign.ts";
import { type ClosingQuestion, closingQuestion } from "./messages/closing-question.ts";
import { type CoachWeek, coachWeek } from "./messages/coach-week.ts";
import { type ComplaintToTreat, complaintToTreat } from "./messages/complaint-to-treat.ts";
import { type ComplaintTold, complaintTold } from "./messages/complaint-told.ts";
import { type CreditNoteIssued, creditNoteIssued } from "./messages/credit-note-issued.ts";
import { type CycleDates, cycleDates } from "./messages/cycle-dates.ts";
import { type DiscoveryAsked, discoveryAsked } from "./messages/discovery-asked.ts";
import { type DocumentsHanded, documentsHanded } from "./messages/documents-handed.ts";
import { type EnrolmentOffer, enrolmentOffer } from "./messages/enrolment-offer.ts";
import { type EnrolmentReceived, enrolmentReceived } from "./messages/enrolment-received.ts";
import { type FinalSurvey, finalSurvey } from "./messages/final-survey.ts";
import { type FirmClosing, firmClosing } from "./messages/firm-closing.ts";
import { type FirmExportReady, firmExportReady } from "./messages/firm-export-ready.ts";
import { type FramingNote, framingNote } from "./messages/framing-note.ts";
import { type FundingOwed, fundingOwed } from "./messages/funding-owed.ts";
import { type GroupCancelled, groupCancelled } from "./messages/group-cancelled.ts";
import { type GroupMessage, groupMessage } from "./messages/group-message.ts";
import { type GroupPostponed, groupPostponed } from "./messages/group-postponed.ts";
import { type GroupShort, groupShort } from "./messages/group-short.ts";
import { type Invitation, invitation } from "./messages/invitation.ts";
import { type InvoiceIssued, invoiceIssued } from "./messages/invoice-issued.ts";
import { type InvoiceReminder, invoiceReminder } from "./messages/invoice-reminder.ts";
import { type OrderAgreement, orderAgreement } from "./messages/order-agreement.ts";
import { type OrderAnswered, orderAnswered } from "./messages/order-answered.ts";
import { type PaymentFailed, paymentFailed } from "./messages/payment-failed.ts";
import { type PaymentReceived, paymentReceived } from "./messages/payment-received.ts";
import { type PaymentRefunded, paymentRefunded } from "./messages/payment-refunded.ts";
import { type PeerMeeting, peerMeeting } from "./messages/peer-meeting.ts";
import { type PlanBegun, planBegun } from "./messages/plan-begun.ts";
import { type PollAsked, pollAsked } from "./messages/poll-asked.ts";
import { type PollChosen, pollChosen } from "./messages/poll-chosen.ts";
import { type QuoteSent, quoteSent } from "./messages/quote-sent.ts";
import { type ReplacementTold, replacementTold } from "./messages/replacement-told.ts";
import { type ReportPublished, reportPublished } from "./messages/report-published.ts";
import { type ReviewReleased, reviewReleased } from "./messages/review-released.ts";
import { type ReviewToRead, reviewToRead } from "./messages/review-to-read.ts";
import { type SeatOffered, seatOffered } from "./messages/seat-offered.ts";
import { type SessionLed, sessionLed } from "./messages/session-led.ts";
import { type SessionReminder, sessionReminder } from "./messages/session-reminder.ts";
import { type SessionSummons, sessionSummons } from "./messages/session-summons.ts";
import { type SessionsWithdrawn, sessionsWithdrawn } from "./messages/sessions-withdrawn.ts";
import { type SignIn, signIn } from "./messages/sign-in.ts";
import { type SignatureAsked, signatureAsked } from "./messages/signature-asked.ts";
import { type SurveyAsked, surveyAsked } from "./messages/survey-asked.ts";
import { type TrainingContract, trainingContract } from "./messages/training-contract.ts";
import { type VisitTold, visitTold } from "./messages/visit-told.ts";
import { type WithdrawalReceived, withdrawalReceived } from "./messages/withdrawal-received.ts";

/** What each kind of message needs. None has a field for a topic, or for who brought one. */
export type MessageParams = {
  actionReminder: ActionReminder;
  agreementAccepted: AgreementAccepted;
  cancellationTold: CancellationTold;
  charterToSign: CharterToSign;
  closingQuestion: ClosingQuestion;
  coachWeek: CoachWeek;
  complaintTold: ComplaintTold;
  complaintToTreat: ComplaintToTreat;
  creditNoteIssued: CreditNoteIssued;
  cycleDates: CycleDates;
  discoveryAsked: DiscoveryAsked;
  documentsHanded: DocumentsHanded;
  enrolmentOffer: EnrolmentOffer;
  enrolmentReceived: EnrolmentReceived;
  finalSurvey: FinalSurvey;
  firmClosing: FirmClosing;
  firmExportReady: FirmExportReady;
  framingNote: FramingNote;
  fundingOwed: FundingOwed;
  groupCancelled: GroupCancelled;
  groupMessage: GroupMessage;
  groupPostponed: GroupPostponed;
  groupShort: GroupShort;
  invitation: Invitation;
  invoiceIssued: InvoiceIssued;
  invoiceReminder: InvoiceReminder;
  orderAgreement: OrderAgreement;
  orderAnswered: OrderAnswered;
  paymentFailed: PaymentFailed;
  paymentReceived: PaymentReceived;
  paymentRefunded: PaymentRefunded;
  planBegun: PlanBegun;
  pollAsked: PollAsked;
  pollChosen: PollChosen;
  quoteSent: QuoteSent;
  replacementTold: ReplacementTold;
  reportPublished: ReportPublished;
  reviewReleased: ReviewReleased;
  reviewToRead: ReviewToRead;
  amongPeers: AmongPeers;
  peerMeeting: PeerMeeting;
  seatOffered: SeatOffered;
  sessionLed: SessionLed;
  sessionReminder: SessionReminder;
  sessionSummons: SessionSummons;
  sessionsWithdrawn: SessionsWithdrawn;
  signatureAsked: SignatureAsked;
  signIn: SignIn;
  surveyAsked: SurveyAsked;
  trainingContract: TrainingContract;
  visitTold: VisitTold;
  withdrawalReceived: WithdrawalReceived;
};
export type MessageKind = keyof MessageParams;

const writers: { [Kind in MessageKind]: Writer<MessageParams[Kind]> } = {
  actionReminder,
  agreementAccepted,
  cancellationTold,
  charterToSign,
  closingQuestion,
  coachWeek,
  complaintTold,
  complaintToTreat,
  creditNoteIssued,
  cycleDates,
  discoveryAsked,
  documentsHanded,
  enrolmentOffer,
  enrolmentReceived,
  finalSurvey,
  firmClosing,
  firmExportReady,
  framingNote,
  fundingOwed,
  groupCancelled,
  groupMessage,
  groupPostponed,
  groupShort,
  invitation,
  invoiceIssued,
  invoiceReminder,
  orderAgreement,
  orderAnswered,
  paymentFailed,
  paymentReceived,
  paymentRefunded,
  planBegun,
  pollAsked,
  pollChosen,
  quoteSent,
  replacementTold,
  reportPublished,
  reviewReleased,
  reviewToRead,
  amongPeers,
  peerMeeting,
  seatOffered,
  sessionLed,
  sessionReminder,
  sessionSummons,
  sessionsWithdrawn,
  signatureAsked,
  signIn,
  surveyAsked,
  trainingContract,
  visitTold,
  withdrawalReceived,
};

/**
 * The content of a message of one kind in one language. Every text of the parameters becomes one line first.
 * Amounts are cents, days `YYYY-MM-DD`, instants UTC with an IANA zone; RangeError when they are not.
 */
export function render<Kind extends MessageKind>(kind: Kind, params: MessageParams[Kind], locale: Locale): Content {
  return writers[kind](cleaned(params), locale);
}

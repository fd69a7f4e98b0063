import { plural } from "../../format/number.ts";
import type { fr } from "../fr/cohort-settings.ts";

export const en: typeof fr = {
  group: "Group",
  price: "Price per seat, excluding VAT",
  priceHint: "A new price applies to future enrolments only.",
  visitors: "Visitors can enrol on the programme’s public page",
  saved: "Settings saved.",
  over: "This group has ended or was cancelled: its settings can no longer be changed.",
  frame: "Set at creation",
  programme: "Programme",
  seats: "Seats",
  seatsOf: (min: number, max: number) => `${min} to ${max}`,
  anonymity: "Answers are shown from",
  anonymityOf: (count: number) => plural(count, "answer", "answers"),
  method: "Template of the sessions",
  methodBody: "The steps that the room follows, their lengths and instructions.",
  methodChoose: "Choose the template",
  makeUps: "Make-up sessions",
  makeUpsBody:
    "A member of a group of the same programme may come to one session, if everyone of this one agrees. It is off until you allow it.",
  makeUpsSee: "See make-up sessions",
  peers: "Among peers",
  peersBody: "The group may go on without a coach: its members facilitate in turn.",
  peersSee: "See the meetings among peers",
  cancelPart: "Cancel the group",
  cancelBody: "Upcoming sessions are cancelled, the coach’s calendar is freed and participants are told.",
  cancel: "Cancel the group",
  cancelReason: "Reason",
  cancelReasonHint: "Participants will see it.",
  cancelled: "Group cancelled.",
};

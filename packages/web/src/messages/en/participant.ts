import { plural } from "../../format/number.ts";
import type { fr } from "../fr/participant.ts";

export const en: typeof fr = {
  title: "My programme",
  empty: "You are not enrolled in any group yet",
  emptyBody:
    "Your dates, your group and your documents will be here as soon as the firm has enrolled you. An invitation will come by e-mail.",
  with: (coach: string) => `facilitated by ${coach}`,
  dates: "My dates",
  noDates: "The dates are not set yet.",
  group: "The group",
  groupAlone: "Your peers’ names will be here once they have accepted their seats.",
  peers: (count: number) => `You work with ${plural(count, "peer", "peers")}.`,
  charter: "The group’s charter",
  charterSigned: (day: string, name: string) => `Signed on ${day} by ${name}.`,
  charterToSign: "The charter awaits your signature: no session opens without it.",
  charterLater: "The charter will be presented at the kickoff session. You will sign it on your phone.",
  read: "Read the charter",
  sign: "Sign the charter",
  documents: "My documents",
  noDocuments: "No document yet.",
  document: {
    enrolment: "My enrolment",
    charter: "The group’s charter",
    contract: "My contract",
  },
  answer: "Answer the invitation",
  toAnswer: "This seat is offered to you. You are free to accept or to decline it.",
  onWaitingList: "You are on the waiting list. An e-mail will tell you if a seat becomes free.",
  seatHeld: "Your seat is held. Nothing is collected during your withdrawal period.",
  seen: "What your employer sees",
  seenBody: "Your name, your dates and your presence. Overall results once enough people have answered.",
  unseenBody:
    "They never see the topics or the exchanges of the group, nor your answers to the surveys. A word that you write is quoted, without your name, only if you have agreed to it.",
};

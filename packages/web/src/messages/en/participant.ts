import { plural } from "../../format/number.ts";
import type { fr } from "../fr/participant.ts";

export const en: typeof fr = {
  title: "My programme",
  empty: "You are not enrolled in any group yet",
  emptyBody:
    "Your dates, group and documents will appear here once the firm has enrolled you. You will get an invitation by e-mail.",
  with: (coach: string) => `with ${coach}`,
  amongPeers: "among peers",
  meetings: "Meetings among peers",
  ledBy: (name: string) => `led by ${name}`,
  groupSpace: "The group’s space",
  journal: "My log",
  dates: "My dates",
  present: (present: number, recorded: number) =>
    `Present at ${present} of ${plural(recorded, "session", "sessions")}.`,
  lateBy: (minutes: number) => `${plural(minutes, "minute", "minutes")} late`,
  noDates: "The dates have not been set yet.",
  group: "The group",
  groupAlone: "Your peers’ names will appear here once they have accepted their seats.",
  peers: (count: number) => `You work with ${plural(count, "peer", "peers")}.`,
  charter: "The group’s charter",
  charterSigned: (day: string, name: string) => `Signed on ${day} by ${name}.`,
  charterToSign: "The charter needs your signature: no session starts without it.",
  charterLater: "The charter is presented at the kickoff session. You will sign it on your phone.",
  read: "Read the charter",
  sign: "Sign the charter",
  review: "The group’s review",
  reviewPaper: "The review as PDF",
  reviewHint: (day: string) =>
    `Handed over without names on ${day}. The organizations of the group read the same text.`,
  documents: "My documents",
  noDocuments: "No documents yet.",
  document: {
    enrolment: "My enrolment",
    charter: "The group’s charter",
    contract: "My contract",
    attendance: "Sign my attendance",
    certificate: "My certificate of completion",
    handout: "My documents: notice, programme, rules",
  },
  framingHint: "What the firm and your employer signed for this group: the same text for him and for you.",
  framingToRead: "Say that I have read it",
  answer: "Answer the invitation",
  toAnswer: "You have been offered this seat. You are free to accept or decline.",
  onWaitingList: "You are on the waiting list. We will e-mail you if a seat becomes free.",
  seatHeld: "Your seat is reserved. Nothing is charged during your withdrawal period.",
  seen: "What your employer sees",
  employer: "What my employer reads",
  seenLink: (group: string) => `Read what they read about “${group}”`,
  ownData: "My data: read it, take it along, have it erased",
  seenBody:
    "Your name, dates and attendance. Overall results once enough people have answered. The review that your group chooses to hand over.",
  unseenBody:
    "They never see the group’s topics or discussions, or your survey answers. What you write is quoted, without your name, only if you agree.",
  makeUp: {
    ask: "Make up for a session",
    see: "My make-up sessions",
    states: {
      offered: "Make-up proposed",
      asked: "Make-up asked for",
      confirmed: "Make-up confirmed",
      ended: "Make-up did not take place",
    },
    done: "Made up for",
    at: (group: string, when: string) => `${group}, ${when}`,
  },
};

import { plural } from "../../format/number.ts";
import type { fr } from "../fr/home.ts";

export const en: typeof fr = {
  title: "Today",
  due: "Outstanding",
  overdue: "Overdue",
  gross: "incl. VAT",
  satisfaction: "Satisfaction this quarter",
  standsIn: "Sessions that you lead for a colleague",
  standsInFor: (name: string) => `instead of ${name}`,
  openSession: "See the session",
  noFigure: "–",
  noAnswer: "No answers this quarter",
  answers: (count: number) => plural(count, "answer", "answers"),
  toDo: "To do",
  nothingToDo: "Nothing needs your attention.",
  toMark: (day: string) => `the session on ${day} has not been marked as held`,
  mark: "Mark as held",
  toSign: (count: number, day: string) =>
    count === 1
      ? `the attendance sheet of ${day} is not complete`
      : `${count} attendance sheets are not complete, the oldest of ${day}`,
  openSheet: "Open the sheet",
  waiting: (count: number) => `${plural(count, "answer or signature", "answers or signatures")} awaited`,
  fallen: (count: number) => `only ${plural(count, "person is", "people are")} left in the group`,
  begins: (count: number, day: string) =>
    `the group begins on ${day} and has only ${plural(count, "person", "people")}`,
  seePeople: "View participants",
  fund: {
    agreement: (funder: string, day: string) =>
      `${funder} has not agreed yet and the first session is on ${day}: without it, the client owes all`,
    invoice: (funder: string, day: string) => `the invoice to ${funder} is to be prepared by ${day}`,
  },
  openFile: "Open the file",
  ends: (day: string, isOver: boolean) =>
    isOver ? `this credential expired on ${day}` : `this credential expires on ${day}`,
  renew: "Renew",
  late: (amount: string) => `${amount} in overdue invoices`,
  seeLate: "View invoices",
  complaint: (reference: string) => `Complaint ${reference}`,
  readBy: (day: string) => `to be read by ${day}`,
  readComplaint: "Read the complaint",
  groups: "My groups",
  groupsOfFirm: "Groups",
  groupsCaption: "Running and upcoming groups, soonest first",
  openGroup: "Open the group",
  head: {
    name: "Group",
    firm: "Firm",
    coach: "Coach",
    next: "Next session",
    seats: "Seats",
    held: "Sessions held",
    satisfaction: "Satisfaction",
    state: "Status",
  },
  open: "Open to all",
  noDate: "None planned",
  noGroup: "No groups running",
  noGroupBody: "Your groups will appear here, with their next session and what needs your attention.",
  otherFailed: (firm: string) => `Information from ${firm} could not be loaded.`,
  steps: {
    title: "Three steps to your first group",
    intro: "It takes about fifteen minutes. You can change everything later.",
    done: "Done",
    programme: {
      title: "Describe a programme",
      body: "Import your catalogue sheet or fill in the details: price, duration, audience.",
      act: "Add a programme",
    },
    organization: {
      title: "Add an organization and its people",
      body: "Paste the list of people: each line is checked before anything is saved.",
      act: "Add an organization",
    },
    group: {
      title: "Create a group",
      body: "Five to eight peers, a coach and regular dates.",
      act: "Create a group",
    },
  },
};

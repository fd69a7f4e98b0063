import { plural } from "../../format/number.ts";
import type { fr } from "../fr/queue.ts";

export const en: typeof fr = {
  title: "Enrolments",
  search: "Search for a person or a group",
  states: {
    ouvertes: "Pending",
    attente: "Waiting list",
    acceptees: "Accepted",
    closes: "Closed",
    toutes: "All",
  },
  statesLabel: "Enrolments by status",
  caption: "Enrolments",
  name: "Person",
  group: "Group",
  seats: "Seats",
  payer: "Payer",
  status: "Status",
  since: "Since",
  agreement: "Agreement signed",
  until: (day: string) => `Can withdraw until ${day}`,
  invoiced: "Invoice drafted",
  count: (count: number) => plural(count, "enrolment", "enrolments"),
  partial: "Older enrolments are not shown yet.",
  publicPage: "Your public page",
  publicPageHint: "Share it: people can enrol in open groups there.",
  share: "Your page to share",
  empty: "Enrolments will appear here",
  emptyBody: "Those you send from a group, and those from visitors to your public page.",
  noMatch: "No enrolment with this status",
  noMatchBody: "Choose another status or search for another name.",
};

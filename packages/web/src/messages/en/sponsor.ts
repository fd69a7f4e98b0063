import { plural } from "../../format/number.ts";
import type { fr } from "../fr/sponsor.ts";

export const en: typeof fr = {
  title: "Programmes",
  hidden:
    "You never see topics, discussions or individual answers: that is what lets everyone speak freely in the group.",
  hiddenWhy:
    "Results are published twice per cycle, for the whole group, once enough people have answered that nobody can be identified.",
  empty: "No groups yet",
  emptyBody: "Dates, attendance and overall results will appear here once your teams are enrolled.",
  with: (programme: string, coach: string) => `${programme}, with ${coach}`,
  dates: "Dates",
  noDates: "The dates have not been set yet.",
  people: "Your participants",
  peopleOf: (group: string) => `Your participants in ${group}`,
  noPeople: "Nobody from your organization is enrolled in this group.",
  there: (present: number, total: number) => `${present} present of ${total}`,
  missing: (names: string, _count: number) => `absent: ${names}`,
  unrecorded: "presence not recorded",
  held: "Sessions held",
  results: "Overall results",
  review: "The group’s review",
  reviewHint: (day: string) => `Written and read by the group, handed over without names on ${day}.`,
  peopleTitle: "Participants",
  peopleEmpty: "Nobody enrolled yet",
  peopleEmptyBody: "The people the firm enrols for you will appear here, with their attendance.",
  search: "Search for a person",
  count: (count: number) => plural(count, "person", "people"),
  head: { name: "Name", job: "Job title", group: "Group", state: "Status", presence: "Sessions attended" },
  ordersTitle: "Quotes and agreements",
  invoicesTitle: "Invoices",
  invoicesEmpty: "No invoices yet",
  invoicesEmptyBody: "Invoices issued to your organization will appear here, with a PDF and a payment link.",
  download: (number: string) => `PDF of invoice ${number}`,
  toPay: "To pay",
  pay: "Pay",
  payNumber: (number: string) => `Pay invoice ${number}`,
};

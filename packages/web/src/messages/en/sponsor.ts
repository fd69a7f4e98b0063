import { plural } from "../../format/number.ts";
import type { fr } from "../fr/sponsor.ts";

export const en: typeof fr = {
  title: "Programmes",
  hidden:
    "You never see the topics, the exchanges or the individual answers: that is what lets everyone speak freely in the group.",
  hiddenWhy:
    "Results come out at two points of a cycle, about the whole group, once enough people have answered for nobody to be recognised.",
  empty: "No group yet",
  emptyBody: "Dates, presence and overall results will be here as soon as your teams are enrolled.",
  with: (programme: string, coach: string) => `${programme}, facilitated by ${coach}`,
  dates: "Dates",
  noDates: "The dates are not set yet.",
  people: "Your participants",
  peopleOf: (group: string) => `Your participants of ${group}`,
  noPeople: "Nobody of your company is enrolled in this group.",
  results: "Overall results",
  peopleTitle: "Participants",
  peopleEmpty: "Nobody enrolled yet",
  peopleEmptyBody: "The people that the firm enrols for you will be here, with their presence.",
  search: "Search for a person",
  count: (count: number) => plural(count, "person", "people"),
  head: { name: "Name", job: "Job", group: "Group", state: "State", presence: "Sessions held" },
  invoicesTitle: "Invoices",
  invoicesEmpty: "No invoice yet",
  invoicesEmptyBody: "Invoices issued to your company will be here, with their PDF and their payment link.",
  download: (number: string) => `PDF of invoice ${number}`,
  pay: "Pay",
  payNumber: (number: string) => `Pay invoice ${number}`,
};

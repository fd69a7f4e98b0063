import { plural } from "../../format/number.ts";
import type { fr } from "../fr/past-list.ts";

export const en: typeof fr = {
  title: "Take up a list",
  intro:
    "Everyone receives an invitation and accepts freely. Beyond the free seats, people wait in the order of the list.",
  source: "Where the list comes from",
  sources: { group: "A past group", text: "A past training" },
  group: "Group",
  people: "People, in the order in which they are invited",
  already: "In this group already",
  nobody: "This group has nobody to take up.",
  organization: "Company",
  text: "List of people",
  textHint:
    "First name, last name, address and job, one person a line under a line of headings, as for the import of a company.",
  example: "First name, Last name, Email, Job",
  submit: "Send the invitations",
  choose: "Choose at least one person.",
  refused: (line: number) =>
    `Line ${line} needs correcting: nothing was imported. Open the company’s import to see why.`,
  toImport: "Open the company’s import",
  chosen: (count: number) => plural(count, "person chosen", "people chosen"),
  invited: (count: number) => `${plural(count, "invitation is", "invitations are")} on the way.`,
  waiting: (count: number) => `${plural(count, "person waits", "people wait")} for a seat.`,
  errors: {
    "enrolment.other_client": "This group belongs to a company: it takes its people alone.",
    "enrolment.already": "One of these people is in this group already.",
    "list.nobody": "Choose at least one person.",
  },
};

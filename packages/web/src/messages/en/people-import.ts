import { number, plural } from "../../format/number.ts";
import type { fr } from "../fr/people-import.ts";

export const en: typeof fr = {
  title: "Import people",
  hint: "Nothing is saved until you confirm. If one line needs correcting, nobody is imported.",
  file: "The organization’s file",
  list: "List of people",
  listHint:
    "One person per line: a pasted table with its header row (first name, last name, e-mail, job title, time zone…), or “First Last <address>”.",
  check: "Check the list",
  checking: "Checking…",
  changed: "The list has changed since it was checked: check it again.",
  refused: (count: number) =>
    `${plural(count, "error is", "errors are")} blocking the import. Correct the list above, then check it again.`,
  errorTitle: "To correct",
  understood: "What would be imported",
  waiting: "People read without error",
  waitingBody: (count: number) =>
    `${plural(count, "person was read without error and comes", "people were read without error and come")} with the others once the list is corrected. Nothing is imported for now.`,
  ignored: (names: string) => `Columns ignored: ${names}.`,
  errorTable: "Lines to correct",
  planTable: "People to import",
  unnamed: "column without a title",
  counts: (created: number, updated: number, unchanged: number) =>
    `${number(created)} new, ${number(updated)} changed, ${number(unchanged)} unchanged.`,
  act: (count: number) => `Import ${plural(count, "person", "people")}`,
  done: (created: number, updated: number, unchanged: number) =>
    `Import complete: ${plural(created, "person added", "people added")}, ${number(updated)} changed, ${number(unchanged)} unchanged.`,
  back: "View people",
  line: "Line",
  lineOf: (line: number) => `Line ${line}`,
  written: "Content",
  why: "Problem",
  zone: "Time zone",
  effect: "Result",
  changes: { created: "New", updated: "Changed", unchanged: "Unchanged" },
  codes: {
    list_empty: "The list is empty.",
    list_too_long: "A list can have 300 people at most: import it in several parts.",
    header_twice: "Two columns have the same title.",
    email_column_missing: "No column contains e-mail addresses.",
    email_missing: "The e-mail address is missing.",
    email_invalid: "This e-mail address is not complete.",
    email_twice: "This address already appears earlier in the list.",
    name_missing: "The name is missing.",
    cell_too_long: "A text is too long.",
    cell_characters: "A text contains invisible characters: type it again.",
    cells_extra: "The line has more cells than the header row.",
    trainee_status: "Unknown status: employee, self-employed, public servant, job seeker or other.",
    manager_circle: "These managers go round in a circle: correct the manager of one of these people.",
    "participant.other_organization": "This person already belongs to another organization.",
    "participant.alone": "This person is already enrolled as an individual.",
  },
  traineeStatus: "Status",
  statuses: {
    employee: "Employee",
    jobSeeker: "Job seeker",
    selfEmployed: "Self-employed",
    publicServant: "Public servant",
    other: "Other",
  },
  errors: {
    "participant.list_refused": "Nothing was imported: some lines need correcting.",
  },
};

import { plural } from "../../format/number.ts";
import type { fr } from "../fr/cohort-acts.ts";

export const en: typeof fr = {
  charter: {
    title: "Send the charter for signature",
    body: (count: number) => `${plural(count, "participant has", "participants have")} not signed yet.`,
    rules: "The group’s own rules",
    rulesHint: "One per line. Changing them makes a new version, which everyone signs again.",
    submit: "Send the charter",
    asked: (count: number) => `Charter sent to ${plural(count, "participant", "participants")}.`,
  },
  fromList: "Take up a list",
  inPerson: "Contract signed in person",
  enrolTitle: "Enrol people",
  enrolAct: "Send the invitations",
  enrolled: (count: number) => `${plural(count, "invitation", "invitations")} on the way.`,
  waitlisted: (count: number) => `${plural(count, "person is", "people are")} on the waiting list.`,
};

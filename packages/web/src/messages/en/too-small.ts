import { plural } from "../../format/number.ts";
import type { fr } from "../fr/too-small.ts";

export const en: typeof fr = {
  goOn: {
    title: (count: number) => `Go on with ${plural(count, "person", "people")}`,
    begin: (count: number) => `Begin with ${plural(count, "person", "people")}`,
    body: "The reason is kept with the group. If someone else leaves, you are asked again.",
    reason: "Reason",
    hint: "For example that the group and its company agree.",
    submit: "Go on like this",
    done: "The group goes on.",
  },
  by: (day) => `To be decided before ${day}.`,
  title: "A group that is too small",
  intro:
    "For each person: keep the seat while others enrol, give them one in another group, or cancel and give back what was paid. Or postpone the whole group: all sessions move together.",
  postpone: "Postpone the whole group",
  keep: "Keep",
  refund: "Cancel and give back",
  reason: "Group too small",
  submit: "Apply",
  done: (count) => `${plural(count, "seat changed", "seats changed")}.`,
  choose: "Choose at least one change.",
  errors: {
    "cohort.not_short": "This group did not fall below five people, or is not to begin yet.",
  },
};

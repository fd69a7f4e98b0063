import { plural } from "../../format/number.ts";
import type { fr } from "../fr/prepare.ts";

export const en: typeof fr = {
  where: "When and where",
  day: "Date",
  hour: "Time",
  place: "Place",
  status: "Status",
  join: "Join the video call",
  movedFrom: (when: string, reason: string) => `Moved from ${when}: ${reason}`,
  move: "Move",
  cancel: "Cancel",
  steps: "Steps",
  changeSteps: "Change the steps",
  noSteps: "This session follows steps that are no longer offered.",
  step: "Step",
  minutes: "Length",
  total: "Total",
  opening: "Welcome and choice of topics",
  closing: "Closing round",
  times: (times: number, each: string) => `${times} × ${each}`,
  holds: (topics: number) => `${plural(topics, "topic fits", "topics fit")} in this session.`,
  spare: (all: string, left: string) => `These steps take ${all}; ${left} are left for breaks.`,
  lacks: (time: string) => `These steps lack ${time}. Make the session longer by moving it, or choose shorter steps.`,
  topics: "Topics",
  topicsBody:
    "The topics that your participants propose and their votes are in the group’s space, with everyone’s turns.",
  toTopics: "View proposed topics",
  topicsApart: "Topics stay between the group and its coach: the firm does not read them.",
  told: "Messages",
  summons: (when: string) =>
    `Seven days before, on ${when}: the summons, with the invitation for the calendar. After that, any new date goes out at once.`,
  eve: (when: string) => `The day before, on ${when}: a reminder.`,
  write: "See these messages or write to the group",
  toldHint:
    "They say the date, the hour and the place, never a topic. If the session moves or is cancelled, they follow.",
};

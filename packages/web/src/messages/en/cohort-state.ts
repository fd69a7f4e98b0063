import { plural } from "../../format/number.ts";
import type { fr } from "../fr/cohort-state.ts";

export const en: typeof fr = {
  title: "Where the group is",
  done: "past",
  next: {
    proposed: (missing: number, least: number) =>
      `The group is confirmed by itself when ${least} people have accepted: ${plural(missing, "person", "people")} to go.`,
    confirmed: (date?: string) =>
      date
        ? `The group begins when its session of ${date} is marked as held.`
        : "The group begins when its first session is marked as held. None is planned.",
    running: (date?: string) =>
      date
        ? `The group ends when its review session of ${date} is marked as held.`
        : "The group ends with its review session. None is planned.",
    closed: "The cycle is over: sessions, seats and settings no longer change. The group may go on among peers.",
    cancelled: "The group takes no one any more, and its sessions to come do not take place.",
  },
  how: "How a group moves on",
};

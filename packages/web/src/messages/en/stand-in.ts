import type { fr } from "../fr/stand-in.ts";

export const en: typeof fr = {
  title: (name: string) => `Replace the facilitator – ${name}`,
  over: "The facilitator no longer changes",
  overBody: "This session was held or cancelled, or its hour has passed.",
  leads: (name: string, when: string) => `${name} leads this session, ${when}.`,
  who: "Who leads this session",
  nobody: "No other coach in the firm",
  nobodyBody: "Invite a coach to the team: you can then hand this session over.",
  back: (name: string) => `${name}, the group’s coach`,
  clash: {
    busy: "Leads another session at this hour",
    travel: "Would not have the time to come from another place",
  },
  free: "Free at this hour",
  reason: "Reason",
  reasonHint: "The group and both facilitators will read it.",
  follows: "What this changes",
  follow: [
    "The group and both facilitators get a message, and their calendars follow.",
    "The room, attendance and sheet of this session belong to its new facilitator, and open for the other no more.",
    "The rest of the group does not change: its space and its other sessions stay with its coach.",
  ],
  submit: "Hand over the session",
  done: (name: string) => `${name} leads this session.`,
  errors: {
    "session.led_already": "This person leads this session already.",
    "session.not_planned": "This session was held or cancelled, or its hour has passed.",
    "session.coach_busy": "This person leads another session at this hour.",
    "session.travel_short": "This person would not have the time to come from another place.",
    "cohort.not_a_coach": "This person is not a coach of the firm.",
  },
};

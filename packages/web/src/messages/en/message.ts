import { plural } from "../../format/number.ts";
import type { fr } from "../fr/message.ts";

export const en: typeof fr = {
  title: (session) => `Messages: ${session}`,
  write: "Write to the group",
  body: (count) =>
    `${plural(count, "person", "people")} and the facilitator receive this message by mail, each in their language. Their answers reach you.`,
  text: { fr: "Your message in French", en: "Your message" },
  textHint: "A matter of organisation: what to bring, how to come. Never a topic, nor what was said.",
  otherHint: (names) => `For ${names}. Leave it empty to send the same text to everyone.`,
  preview: "Read before sending",
  previewed: "This is what leaves",
  to: (names) => `To ${names}`,
  subject: "Subject",
  button: (label) => `Button: ${label}`,
  send: (count) => `Send to ${plural(count, "person", "people")}`,
  change: "Change",
  done: "Message sent.",
  left: (count) =>
    `${plural(count, "more message", "more messages")} may leave about this session: people receive few, and read them.`,
  none: "No more message may leave about this session.",
  sent: "Messages sent",
  by: (name, at) => `${name}, ${at}`,
  mailed: (count, all) =>
    count === all ? `Sent to ${plural(count, "person", "people")}.` : `Sent to ${count} of ${all} people.`,
  automatic: "What leaves by itself",
  summons: "Seven days before: the summons",
  eve: "The day before: the reminder",
  automaticHint: "Each person’s button leads to their own dates; the summons carries the invitation for the calendar.",
  automaticOver: "Nothing leaves by itself about this session any more: it is past or cancelled.",
  english: "in English",
  errors: {
    "message.empty": "Write your message.",
    "message.nobody": "Nobody takes part in this group yet.",
    "message.too_many": "Three messages have left about this session already.",
  },
};

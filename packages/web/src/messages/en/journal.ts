import type { fr } from "../fr/journal.ts";

export const en: typeof fr = {
  title: "My log",
  toGroup: "The group’s space",
  own: "This log is yours alone: neither your employer, nor the firm, nor the person who leads the group reads it. It stays yours after the cycle.",
  empty: "Your log is still empty",
  emptyBody: "Your notes, learnings and actions gather here from session to session.",
  export: "Take my log with me",
  markdown: "As Markdown",
  pdf: "As PDF",
  topics: "My topics",
  actions: "My actions",
  notes: "My notes",
  learnings: "My learnings",
  shared: "Shared by the group",
  isShared: "Shared with the group",
  isPrivate: "Read by you alone",
  share: "Share with the group",
  unshare: "Stop sharing",
  untitled: "Untitled topic",
  content: "On substance",
  process: "On process",
};

import type { fr } from "../fr/observer.ts";

export const en: typeof fr = {
  title: "Ask an observer in",
  body: "A coach of the firm, in training for instance. Each member present accepts first; the observer signs the charter on coming in and stays silent until the learnings. Pass on the address of this page.",
  who: "Who observes",
  nobody: "No other coach of the firm may observe.",
  ask: "Ask the group",
  asks: (name: string) => `${name} asks to observe the session.`,
  silent: "Unless everyone accepts, nobody comes in. An observer is silent, then speaks of the process alone.",
  accept: "I accept",
  accepted: (name: string, count: number) =>
    `${name} waits at the door: ${count} ${count === 1 ? "has" : "have"} accepted.`,
  signs:
    "You are asked to observe. By coming in you sign the group’s charter: nothing that is said leaves the room, and you stay silent until the learnings.",
  enter: "Sign the charter and come in",
};

import type { fr } from "../fr/room-charter.ts";

export const en: typeof fr = {
  title: "The group’s charter",
  articles: "The articles of the charter",
  rules: "The rules of this group",
  drop: "Remove",
  dropOf: (rule: string) => `Remove “${rule}”`,
  add: "Add a rule of the group",
  addHint: "It becomes part of the charter, which the firm keeps, and everyone signs again.",
  addAct: "Add to the charter",
  decided: "What the group has just decided",
  takeOf: (rule: string) => `Add to the charter “${rule}”`,
  name: "Your first and last name",
  nameHint: "Typing your name signs the charter as it reads here.",
  sign: "Sign the charter",
  signed: "You have signed the charter.",
  all: "Everyone has signed.",
  have: (names: string) => `Signed: ${names}`,
  missing: (names: string) => `Not yet: ${names}`,
  errors: {
    "charter.changed": "The charter has just changed. Read it again, then sign.",
    "room.charter_signed": "You have signed this charter already.",
    "room.rule_there": "This rule is in the charter already.",
    "room.rule_gone": "This rule has just been removed.",
    "room.rules_full": "The charter has twelve rules of the group’s own already.",
  },
};

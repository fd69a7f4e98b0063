import type { NpsQuestion, ScaleQuestion, TextQuestion, Words } from "../form.ts";

export const words = (fr: string, en: string): Words => ({ fr, en });

/** 1 000 characters: a thought, not a report; what a phone holds without scrolling back. */
export const CHARACTERS_MOST = 1_000;

export const AGREE = { low: words("Pas du tout", "Not at all"), high: words("Tout à fait", "Very much") };
export const LEVEL = { low: words("Je débute", "I am a beginner"), high: words("J’y suis à l’aise", "I am at ease") };
export const LIKELY = {
  low: words("Sûrement pas", "Surely not"),
  high: words("Sans hésiter", "Without hesitation"),
};

/** What a box beside free words says; it is never ticked beforehand. */
export const RELEASE = words(
  "Ces mots peuvent être cités, sans mon nom, à mon employeur et aux autres entreprises de mon groupe",
  "These words may be quoted, without my name, to my employer and to the other organizations of my group",
);
/** Of those who are no participants: nobody's employer reads them. */
export const QUOTE = words(
  "Ces mots peuvent être cités par l’organisme, sans mon nom",
  "These words may be quoted by the firm, without my name",
);
const DISCREET = words(
  "Ne nommez personne et ne racontez pas le sujet d’un pair.",
  "Name no one, and tell nothing of a peer’s topic.",
);

export function scale(questionID: string, fr: string, en: string, ends: ScaleQuestion["ends"] = AGREE): ScaleQuestion {
  return { questionID, kind: "scale", required: true, label: words(fr, en), ends };
}

export function nps(questionID: string, fr: string, en: string): NpsQuestion {
  return { questionID, kind: "nps", required: true, label: words(fr, en), ends: LIKELY };
}

export function text(questionID: string, fr: string, en: string, release = RELEASE): TextQuestion {
  return {
    questionID,
    kind: "text",
    required: false,
    label: words(fr, en),
    help: DISCREET,
    charactersMost: CHARACTERS_MOST,
    release,
  };
}

import type { Form, Words } from "./form.ts";

const words = (fr: string, en: string): Words => ({ fr, en });

/** 1 000 characters: a thought, not a report; what a phone holds without scrolling back. */
const CHARACTERS_MOST = 1_000;
const RELEASE = words(
  "Ces mots peuvent être cités à mon employeur, sans mon nom",
  "These words may be quoted to my employer, without my name",
);
const AGREE = { low: words("Pas du tout", "Not at all"), high: words("Tout à fait", "Very much") };
const HEAD = words(
  "Vos réponses sont lues une par une par le coach du groupe et par le responsable qualité de l’organisme. Votre employeur ne voit que des chiffres d’ensemble, à partir de plusieurs répondants, et jamais un mot que vous n’avez pas accepté de laisser citer.",
  "Your answers are read one by one by the coach of the group and by the firm’s quality lead. Your employer sees overall figures only, from several people on, and never a word that you have not agreed to let them quote.",
);

/** After a session: one figure and one optional word, a minute at most. */
export const closing: Form = {
  formID: "closing",
  version: 1,
  timing: "closing",
  audience: "participant",
  title: words("Le mot de la fin", "A closing word"),
  head: HEAD,
  questions: [
    {
      questionID: "useful",
      kind: "scale",
      required: true,
      label: words("Cette séance vous a-t-elle été utile\u202f?", "Was this session useful to you?"),
      ends: AGREE,
    },
    {
      questionID: "word",
      kind: "text",
      required: false,
      label: words("Un mot, si vous le souhaitez", "One word, if you like"),
      help: words(
        "Ne nommez personne et ne racontez pas le sujet d’un pair.",
        "Name no one, and tell nothing of a peer’s topic.",
      ),
      charactersMost: CHARACTERS_MOST,
      release: RELEASE,
    },
  ],
};

/** At the end of the cycle: seven taps, one figure to recommend, words if wished; ninety seconds on a phone. */
export const hot: Form = {
  formID: "hot",
  version: 1,
  timing: "hot",
  audience: "participant",
  title: words("Votre avis sur le parcours", "What you think of the programme"),
  head: HEAD,
  questions: [
    scale(
      "problems",
      "J’ai avancé sur des problèmes concrets de mon travail",
      "I made headway on real problems of my work",
    ),
    scale("ideas", "J’ai trouvé des idées nouvelles", "I found new ideas"),
    scale("relations", "J’écoute, je questionne et je coopère mieux", "I listen, question and cooperate better"),
    scale("network", "Je peux compter sur de nouveaux pairs", "I have new peers to count on"),
    scale("facilitation", "L’animation m’a aidé à progresser", "The facilitation helped me make progress"),
    scale("safety", "Le cadre m’a permis de parler librement", "The frame let me speak freely"),
    {
      questionID: "recommendation",
      kind: "nps",
      required: true,
      label: words(
        "Recommanderiez-vous ce parcours à un collègue\u202f?",
        "Would you recommend this programme to a colleague?",
      ),
      ends: { low: words("Sûrement pas", "Surely not"), high: words("Sans hésiter", "Without hesitation") },
    },
    {
      questionID: "words",
      kind: "text",
      required: false,
      label: words("Ce que vous retenez, ce qu’il faudrait changer", "What you keep, what should change"),
      help: words(
        "Ne nommez personne et ne racontez pas le sujet d’un pair.",
        "Name no one, and tell nothing of a peer’s topic.",
      ),
      charactersMost: CHARACTERS_MOST,
      release: RELEASE,
    },
  ],
};

/** The shipped forms, newest version of each. */
export const forms: readonly Form[] = [closing, hot];

/** The newest form of a timing. */
export function latestOf(timing: Form["timing"]): Form {
  return found(forms.find((form) => form.timing === timing));
}

/** The form that a wave was opened with. */
export function formOf(formID: string, version: number): Form {
  return found(forms.find((form) => form.formID === formID && form.version === version));
}

/** What a question asks, for the screens that show its figures; question ids keep their meaning for ever. */
export function labelOf(questionID: string): Words {
  const questions = forms.flatMap((form) => form.questions);
  return questions.find((question) => question.questionID === questionID)?.label ?? words(questionID, questionID);
}

function found(form: Form | undefined): Form {
  if (!form) throw new Error("No such form is shipped");
  return form;
}

function scale(questionID: string, fr: string, en: string): Form["questions"][number] {
  return { questionID, kind: "scale", required: true, label: words(fr, en), ends: AGREE };
}

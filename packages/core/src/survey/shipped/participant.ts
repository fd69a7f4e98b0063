import type { Form } from "../form.ts";
import { LEVEL, nps, QUOTE, scale, text, words } from "./question.ts";

const own = { version: 1, audience: "participant", anonymous: false } as const;

/** After a session: one figure and one optional word, a minute at most. */
export const closing: Form = {
  ...own,
  formID: "closing",
  timings: ["closing"],
  title: words("Le mot de la fin", "A closing word"),
  questions: [
    scale("useful", "Cette séance vous a-t-elle été utile\u202f?", "Was this session useful to you?"),
    text("word", "Un mot, si vous le souhaitez", "One word, if you like"),
  ],
};

const OUTCOMES = [
  scale(
    "problems",
    "J’ai avancé sur des problèmes concrets de mon travail",
    "I made headway on real problems of my work",
  ),
  scale("ideas", "J’ai trouvé des idées nouvelles", "I found new ideas"),
  scale("relations", "J’écoute, je questionne et je coopère mieux", "I listen, question and cooperate better"),
  scale("network", "Je peux compter sur de nouveaux pairs", "I have new peers to count on"),
];

/** At the end of the cycle: seven taps, one figure to recommend, words if wished; ninety seconds on a phone. */
export const hot: Form = {
  ...own,
  formID: "hot",
  timings: ["hot"],
  title: words("Votre avis sur le parcours", "What you think of the programme"),
  questions: [
    ...OUTCOMES,
    scale("facilitation", "L’animation m’a aidé à progresser", "The facilitation helped me make progress"),
    scale("safety", "Le cadre m’a permis de parler librement", "The frame let me speak freely"),
    nps(
      "recommendation",
      "Recommanderiez-vous ce parcours à un collègue\u202f?",
      "Would you recommend this programme to a colleague?",
    ),
    text("words", "Ce que vous retenez, ce qu’il faudrait changer", "What you keep, what should change"),
  ],
};

/** Three and six months later: the same outcomes, to be read beside those of the end, and what came of the actions. */
export const cold: Form = {
  ...own,
  formID: "cold",
  timings: ["cold"],
  title: words("Avec le recul", "Looking back"),
  questions: [
    ...OUTCOMES,
    scale("applied", "J’ai mis en œuvre ce que j’avais décidé", "I have done what I had decided to do"),
    nps(
      "recommendation",
      "Recommanderiez-vous ce parcours à un collègue\u202f?",
      "Would you recommend this programme to a colleague?",
    ),
    text("lasting", "Ce qui a changé dans votre travail", "What has changed in your work", QUOTE),
  ],
};

/** The ten competences that peer learning is known to train; the programme's own objectives come before them. */
export const positioning: Form = {
  ...own,
  formID: "positioning",
  timings: ["pre", "post"],
  title: words("Où vous en êtes", "Where you stand"),
  questions: [
    scale(
      "framing",
      "Formuler clairement une situation qui me préoccupe",
      "Put a situation that worries me clearly",
      LEVEL,
    ),
    scale("listening", "Écouter sans interrompre ni juger", "Listen without interrupting or judging", LEVEL),
    scale("questioning", "Poser des questions ouvertes", "Ask open questions", LEVEL),
    scale("stepping-back", "Prendre du recul sur ma pratique", "Step back from my practice", LEVEL),
    scale("feedback", "Donner un retour utile et bienveillant", "Give useful and kind feedback", LEVEL),
    scale("receiving", "Recevoir un avis différent du mien", "Receive a view that differs from mine", LEVEL),
    scale("asking-help", "Demander de l’aide au bon moment", "Ask for help at the right time", LEVEL),
    scale("deciding", "Décider et planifier mes actions", "Decide and plan my actions", LEVEL),
    scale("cooperating", "Coopérer au-delà de mon service", "Cooperate beyond my department", LEVEL),
    scale("learning", "Tirer des leçons de mon expérience", "Learn from my experience", LEVEL),
  ],
};

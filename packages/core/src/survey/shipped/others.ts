import type { Form } from "../form.ts";
import { nps, QUOTE, scale, text, words } from "./question.ts";

const own = { version: 1, timings: ["hot", "cold"], anonymous: false } as const;

/** What the organization that ordered the group sees of its effects; never of what was said. */
export const sponsor: Form = {
  ...own,
  formID: "sponsor",
  audience: "sponsor",
  title: words("Ce que le parcours a changé chez vous", "What the programme has changed in your organization"),
  questions: [
    scale("aims", "Les objectifs convenus au départ sont atteints", "The aims agreed at the start are reached"),
    scale("transversality", "Les équipes travaillent mieux ensemble", "Teams work better together"),
    scale("culture", "La culture de coopération progresse", "The culture of cooperation is growing"),
    scale("leadership", "Les participants prennent mieux leur rôle", "Participants take their role better"),
    scale("organisation", "L’organisme est fiable et disponible", "The firm is reliable and available"),
    nps(
      "recommendation",
      "Recommanderiez-vous cet organisme à un autre employeur\u202f?",
      "Would you recommend this firm to another employer?",
    ),
    text(
      "instead",
      "Sans ce parcours, qu’auriez-vous fait\u202f?",
      "Without this programme, what would you have done?",
      QUOTE,
    ),
    text("words", "Ce qu’il faudrait améliorer", "What should be improved", QUOTE),
  ],
};

/** Who pays reads papers: they are what he is asked about. */
export const funder: Form = {
  ...own,
  formID: "funder",
  audience: "funder",
  title: words("Votre avis de financeur", "Your view as a funder"),
  questions: [
    scale("file", "Le dossier était complet et clair", "The file was complete and clear"),
    scale("proofs", "Les justificatifs sont arrivés à temps", "Proofs arrived in time"),
    scale("answers", "L’organisme répond vite à vos demandes", "The firm answers your requests quickly"),
    text("words", "Ce qu’il faudrait améliorer", "What should be improved", QUOTE),
  ],
};

/** Who led the group: the conditions of his work, and what he saw of the group. */
export const facilitator: Form = {
  ...own,
  formID: "facilitator",
  audience: "facilitator",
  title: words("Votre regard d’animateur", "Your view as the facilitator"),
  questions: [
    scale(
      "preparation",
      "Le besoin et le cadre étaient clairs au départ",
      "The need and the frame were clear at the start",
    ),
    scale("composition", "La composition du groupe favorisait le travail", "The make-up of the group helped the work"),
    scale("conditions", "Le lieu, les outils et les horaires convenaient", "Place, tools and hours were suitable"),
    scale("safety", "Le cadre de confiance a été tenu", "The frame of trust was kept"),
    scale("progress", "Le groupe a progressé dans la méthode", "The group made progress in the method"),
    scale("support", "L’organisme m’a soutenu", "The firm supported me"),
    text("words", "Ce qu’il faudrait améliorer", "What should be improved", QUOTE),
  ],
};

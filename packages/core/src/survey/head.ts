import type { Audience, Form, Words } from "./form.ts";

const FIGURES: Words = {
  fr: "Votre employeur ne voit que des chiffres d’ensemble, à partir de plusieurs répondants, et jamais un mot que vous n’avez pas accepté de laisser citer.",
  en: "Your employer sees overall figures only, from several people on, and never a word that you have not agreed to let them quote.",
};

const READERS: Readonly<Record<Audience, Words>> = {
  participant: {
    fr: `Vos réponses sont lues une par une par le coach du groupe et par le responsable qualité de l’organisme. ${FIGURES.fr}`,
    en: `Your answers are read one by one by the coach of the group and by the firm’s quality lead. ${FIGURES.en}`,
  },
  sponsor: {
    fr: "Vos réponses sont lues une par une par le responsable qualité de l’organisme et par le coach du groupe. Elles ne sont ni publiées, ni montrées aux participants.",
    en: "Your answers are read one by one by the firm’s quality lead and by the coach of the group. They are neither published nor shown to participants.",
  },
  funder: {
    fr: "Vos réponses sont lues une par une par le responsable qualité de l’organisme et par le coach du groupe. Elles ne sont ni publiées, ni montrées à l’entreprise et aux participants.",
    en: "Your answers are read one by one by the firm’s quality lead and by the coach of the group. They are neither published nor shown to the organization and to participants.",
  },
  facilitator: {
    fr: "Vos réponses sont lues une par une par le responsable qualité de l’organisme. Elles ne sont montrées ni à l’entreprise, ni aux participants.",
    en: "Your answers are read one by one by the firm’s quality lead. They are shown neither to the organization nor to participants.",
  },
};

const NAMELESS: Words = {
  fr: "Ce questionnaire est anonyme\u00a0: votre réponse est gardée sans votre nom et sans l’heure, et personne ne peut la relier à vous. Le responsable qualité et le coach les lisent sans savoir de qui elles viennent, une fois le questionnaire clos et si assez de personnes ont répondu.",
  en: "This form is anonymous: your answer is kept without your name and without the hour, and nobody can link it to you. The quality lead and the coach read them without knowing whose they are, once the form is closed and if enough people have answered.",
};

/** Who reads the answers, in the product’s words: no firm edits this sentence. */
export function headOf({ audience, anonymous }: Pick<Form, "audience" | "anonymous">): Words {
  if (!anonymous) return READERS[audience];
  if (audience !== "participant") return NAMELESS;
  return { fr: `${NAMELESS.fr} ${FIGURES.fr}`, en: `${NAMELESS.en} ${FIGURES.en}` };
}

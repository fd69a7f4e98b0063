import { bilingual } from "./bilingual.ts";

export const documentWords = bilingual({
  fr: {
    title: "Vos documents",
    titleEmployer: "Les documents de vos collaborateurs",
    lead: "À lire avant la première séance. Le cabinet voit ce que vous avez ouvert et ce que vous avez signé.",
    leadEmployer:
      "Ce que vos collaborateurs ont reçu, et les dates à libérer. Le cabinet voit ce que vous avez ouvert.",
    kinds: {
      programme: "Programme",
      rules: "Règlement intérieur",
      summons: "Convocation",
      employerSummons: "Convocation : avis à l’employeur",
      attestation: "Attestation de fin de parcours et d’évaluation des acquis",
    },
    open: "Ouvrir",
    openOther: "En anglais",
    seen: (when: string) => `Ouvert ${when}.`,
    notSeen: "Pas encore ouvert.",
    rules: "Règlement intérieur",
    read: "Lire le règlement intérieur",
    sign: "Je l’ai lu",
    accepted: "J’ai lu le programme et le règlement intérieur, et je m’engage à le respecter.",
    name: "Votre prénom et votre nom",
    nameHint: "Taper votre nom vaut signature. L’heure, votre nom et l’empreinte du texte sont gardés.",
    submit: "Signer",
    signed: (name: string, when: string) => `Signé par ${name}, ${when}.`,
    copy: "Votre exemplaire signé",
    changed: "Le règlement a changé depuis votre signature : relisez-le et signez-le de nouveau.",
    write: (firm: string) => `Une question ? Écrivez à ${firm} :`,
  },
  en: {
    title: "Your documents",
    titleEmployer: "Your people’s documents",
    lead: "To be read before the first session. The firm sees what you opened and what you signed.",
    leadEmployer: "What your people received, and the dates to keep free. The firm sees what you opened.",
    kinds: {
      programme: "Programme",
      rules: "House rules",
      summons: "Notice to attend",
      employerSummons: "Notice to attend: for the employer",
      attestation: "Attestation of completion and of what was learnt",
    },
    open: "Open",
    openOther: "In French",
    seen: (when: string) => `Opened ${when}.`,
    notSeen: "Not opened yet.",
    rules: "House rules",
    read: "Read the house rules",
    sign: "I have read them",
    accepted: "I have read the programme and the house rules, and I will follow them.",
    name: "Your first and last name",
    nameHint: "Typing your name counts as signing. The time, your name and the fingerprint of the text are kept.",
    submit: "Sign",
    signed: (name: string, when: string) => `Signed by ${name}, ${when}.`,
    copy: "Your signed copy",
    changed: "The rules have changed since you signed: read them and sign them again.",
    write: (firm: string) => `A question? Write to ${firm}:`,
  },
});

export const refusals = {
  fr: {
    "document.text_changed": "Le règlement a changé : relisez-le avant de signer.",
    "document.accept_required": "Cochez la case si vous avez lu ces documents.",
  },
  en: {
    "document.text_changed": "The rules have changed: read them again before signing.",
    "document.accept_required": "Tick the box if you have read these documents.",
  },
};

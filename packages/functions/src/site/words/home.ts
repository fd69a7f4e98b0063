import { bilingual } from "./bilingual.ts";

export const homeWords = bilingual({
  fr: {
    title: "Entrepairs – le codéveloppement, de la fiche au bilan",
    description:
      "Entrepairs accompagne les cabinets qui animent des groupes de codéveloppement : catalogue, groupes, inscriptions, factures, satisfaction.",
    heading: "Vos groupes de pairs, de la fiche au bilan",
    lead: "Publiez vos programmes, ouvrez vos groupes, encaissez, et montrez ce que chacun en a retiré. Les paroles de la séance restent au groupe.",
    start: "Créer un cabinet",
    signIn: "Se connecter",
    points: [
      [
        "Un catalogue qui se tient",
        "Déposez votre fiche : nous disons ce que nous avons compris, ce qui manque, et la publions avec son prix et ses dates.",
      ],
      [
        "Un groupe de 5 à 8, sans tableur",
        "Séances posées en une phrase, convocations, charte signée sur le téléphone, dernière place vendue une seule fois.",
      ],
      [
        "Des factures exactes",
        "Numérotées sans trou, payées par carte, prélèvement ou virement, sur votre propre compte.",
      ],
      [
        "Une satisfaction qui protège",
        "Une question après la séance, un questionnaire à la fin. Le commanditaire lit des ensembles, jamais une personne.",
      ],
    ],
  },
  en: {
    title: "Entrepairs – peer coaching, from the sheet to the review",
    description:
      "Entrepairs serves firms that run peer-coaching groups: catalogue, groups, enrolments, invoices, satisfaction.",
    heading: "Your peer groups, from the sheet to the review",
    lead: "Publish your programmes, open your groups, get paid, and show what each person took away. What is said in a session stays in the group.",
    start: "Create a firm",
    signIn: "Sign in",
    points: [
      [
        "A catalogue that holds together",
        "Drop your sheet: we say what we understood and what is missing, and publish it with its price and dates.",
      ],
      [
        "A group of 5 to 8, no spreadsheet",
        "Sessions laid out in one sentence, summons, a charter signed on the phone, the last seat sold once.",
      ],
      ["Exact invoices", "Numbered without gaps, paid by card, debit or transfer, on your own account."],
      [
        "Satisfaction that protects",
        "One question after a session, a form at the end. The sponsor reads whole blocks, never one person.",
      ],
    ],
  },
});

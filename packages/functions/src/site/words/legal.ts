import { bilingual } from "./bilingual.ts";

/** Each page but the legal notice: its title, then sections of a heading and paragraphs. Only what the code does is said. */
export const legalWords = bilingual({
  fr: {
    privacy: {
      title: "Confidentialité",
      sections: [
        [
          "Ce qui est recueilli",
          [
            "Vos nom et adresse électronique, ce que vous inscrivez dans les formulaires, vos présences, vos paiements (jamais votre numéro de carte) et vos réponses aux questionnaires.",
          ],
        ],
        [
          "Pour quoi",
          [
            "Pour vous inscrire, tenir les séances, établir les documents que la loi demande, facturer et améliorer les programmes. Rien n’est vendu, aucune publicité, aucun traceur : un seul cookie, celui de votre connexion.",
          ],
        ],
        [
          "Qui lit quoi",
          [
            "Ce qui est dit en séance reste aux membres du groupe et à leur coach. Votre entreprise lit vos présences et des résultats d’ensemble, jamais vos réponses. Chaque questionnaire dit en tête qui le lit.",
          ],
        ],
        [
          "Vos droits",
          [
            "Vous pouvez demander à votre cabinet l’accès à vos données, leur rectification, leur effacement ou leur copie. Il est le responsable du traitement ; vous pouvez aussi saisir la CNIL.",
          ],
        ],
      ],
    },
    accessibility: {
      title: "Accessibilité",
      sections: [
        [
          "État",
          [
            "Les pages visent le niveau AA des règles WCAG 2.2 et du RGAA. Elles sont vérifiées par des outils automatiques ; aucun audit complet n’a encore été mené : la conformité n’est donc pas déclarée.",
          ],
        ],
        [
          "Ce qui est fait",
          [
            "Lecture et formulaires sans JavaScript, clavier partout, contrastes calculés, y compris pour la couleur de chaque cabinet, agrandissement et impression.",
          ],
        ],
        [
          "Un obstacle ?",
          [
            "Écrivez au cabinet, dont le contact est au bas de ses pages : il vous répond et vous propose un autre moyen. Sans réponse, vous pouvez saisir le Défenseur des droits.",
          ],
        ],
      ],
    },
  },
  en: {
    privacy: {
      title: "Privacy",
      sections: [
        [
          "What is collected",
          [
            "Your name and e-mail address, what you write in forms, your attendance, your payments (never your card number) and your answers to surveys.",
          ],
        ],
        [
          "What for",
          [
            "To enrol you, hold the sessions, make the documents the law asks for, invoice, and improve the programmes. Nothing is sold, no advertising, no tracker: one cookie alone, that of your sign-in.",
          ],
        ],
        [
          "Who reads what",
          [
            "What is said in a session stays with the group’s members and their coach. Your company reads your attendance and overall results, never your answers. Each survey says at its head who reads it.",
          ],
        ],
        [
          "Your rights",
          [
            "You may ask your firm for access to your data, to correct it, erase it or have a copy. The firm is the controller; you may also turn to the CNIL.",
          ],
        ],
      ],
    },
    accessibility: {
      title: "Accessibility",
      sections: [
        [
          "State",
          [
            "The pages aim at level AA of WCAG 2.2 and of the French RGAA. Automatic tools check them; no full audit was made yet, so conformity is not declared.",
          ],
        ],
        [
          "What is done",
          [
            "Reading and forms without JavaScript, keyboard everywhere, computed contrasts, each firm’s colour included, zoom and print.",
          ],
        ],
        [
          "An obstacle?",
          [
            "Write to the firm, whose contact is at the foot of its pages: it answers and offers another way. Without an answer you may turn to the Défenseur des droits.",
          ],
        ],
      ],
    },
  },
});

export const noticeWords = bilingual({
  fr: {
    title: "Mentions légales",
    publisher: "Éditeur",
    siret: "SIRET",
    vatNumber: "TVA intracommunautaire",
    activity: "Déclaration d’activité",
    address: "Adresse",
    contact: "Contact",
    director: "Directeur ou directrice de la publication",
    host: "Hébergement",
    operatedBy: "Service exploité par",
    storedBy: "Pages conservées par",
    demo: "Démonstration : les personnes et les organisations nommées ici sont inventées.",
    firm: (name: string) => `${name} édite ces pages et répond de ce qui y est écrit.`,
    product:
      "Entrepairs est un logiciel libre de gestion de groupes de codéveloppement. Chaque cabinet édite ses propres pages publiques : ses mentions légales sont au bas de celles-ci.",
    licence: "Licence",
    licenceText: "Le logiciel est publié sous licence Apache 2.0. Les textes d’un cabinet lui appartiennent.",
  },
  en: {
    title: "Legal notice",
    publisher: "Publisher",
    siret: "SIRET",
    vatNumber: "VAT number",
    activity: "Training activity number",
    address: "Address",
    contact: "Contact",
    director: "Publication director",
    host: "Hosting",
    operatedBy: "Service run by",
    storedBy: "Pages stored by",
    demo: "Demonstration: the people and organizations named here are invented.",
    firm: (name: string) => `${name} publishes these pages and answers for what is written there.`,
    product:
      "Entrepairs is free software to run peer-coaching groups. Each firm publishes its own public pages: its legal notice is at their foot.",
    licence: "Licence",
    licenceText: "The software is published under the Apache 2.0 licence. A firm’s texts are its own.",
  },
});

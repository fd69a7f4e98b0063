import { bilingual } from "./bilingual.ts";

/** Each page: its title, then sections of a heading and paragraphs. Only what the code does is said. */
export const legalWords = bilingual({
  fr: {
    notice: {
      title: "Mentions légales",
      sections: [
        [
          "Ce service",
          [
            "Entrepairs est un logiciel libre de gestion de groupes de codéveloppement. Il est exploité par l’organisation qui l’a installé à cette adresse.",
          ],
        ],
        [
          "Les pages d’un cabinet",
          [
            "Chaque cabinet est l’éditeur de ses pages publiques et répond de ce qu’il y écrit. Son nom, son adresse, son SIRET et son contact figurent au bas de ses pages.",
          ],
        ],
        [
          "Éditeur et hébergeur",
          [
            "L’exploitant de cette installation doit compléter cette page par son nom, son adresse, son directeur de la publication et son hébergeur avant de l’ouvrir au public.",
          ],
        ],
      ],
    },
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
    notice: {
      title: "Legal notice",
      sections: [
        [
          "This service",
          [
            "Entrepairs is free software to run peer-coaching groups. It is operated by the organization that installed it at this address.",
          ],
        ],
        [
          "A firm’s pages",
          [
            "Each firm publishes its own public pages and answers for what it writes there. Its name, address, SIRET and contact stand at the foot of its pages.",
          ],
        ],
        [
          "Publisher and host",
          [
            "Whoever operates this installation must complete this page with their name, address, publication director and host before opening it to the public.",
          ],
        ],
      ],
    },
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

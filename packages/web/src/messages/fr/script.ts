/** What a member who facilitates for once says and watches, step by step. */
export const fr = {
  title: "Votre fil conducteur",
  say: "À dire",
  watch: "À surveiller",
  keys: {
    checkIn: {
      say: "« En un mot ou une phrase, comment arrivez-vous ? Je commence. »",
      watch: "Un tour, sans commentaire. Passez à la suite dès que chacun a parlé.",
    },
    debrief: {
      say: "« Qui avait pris une action ? Qu’est-ce qu’elle est devenue ? »",
      watch: "Faite, adaptée ou abandonnée : aucun jugement. On garde les actions des absents.",
    },
    choice: {
      say: "« Qui a un sujet qui compte pour lui aujourd’hui ? Votons, puis je nomme le client. »",
      watch: "Passer son tour ne s’explique pas. Vous n’êtes pas client quand vous animez.",
    },
    pause: { say: "« Dix minutes, puis on reprend à l’heure. »", watch: "Donnez l’heure de reprise à voix haute." },
    checkOut: {
      say: "« Avec quoi repartez-vous ? Quand nous retrouvons-nous, et qui anime ? »",
      watch: "Fixez la prochaine date et un volontaire avant de fermer la salle.",
    },
  },
  kinds: {
    talk: {
      say: "« La parole est à vous. Nous écoutons sans vous interrompre. »",
      watch: "Arrêtez doucement toute question ou tout conseil : leur temps viendra.",
    },
    question: {
      say: "« Une question à la fois, pour comprendre. Pas de conseil pour l’instant. »",
      watch: "« Ne devrais-tu pas… ? » est un conseil : faites-le reformuler.",
    },
    agreement: {
      say: "« Qu’attendez-vous de nous ? Le groupe s’engage-t-il à y répondre ? »",
      watch: "Rien ne continue sans le oui du client, puis celui du groupe.",
    },
    contribution: {
      say: "« Le client écoute et note. Chacun apporte à son tour : ressenti, expérience, idée, ressource. »",
      watch: "Si le client répond, invitez-le à noter. Sa demande s’éloigne ? Relisez-la.",
    },
    action: {
      say: "« Que gardez-vous ? Quel premier pas, à quelle date ? »",
      watch: "Un pas petit et daté vaut mieux qu’un grand projet.",
    },
    learning: {
      say: "« Qu’avez-vous appris, sur le fond et sur notre manière de faire ? »",
      watch: "Chacun parle, vous compris. Ce temps ne se raccourcit pas.",
    },
    decision: {
      say: "« Que décidons-nous ensemble ? »",
      watch: "Vérifiez que chacun a parlé avant de noter la décision.",
    },
  },
};

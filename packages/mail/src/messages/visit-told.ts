import { type Block, type Content, type FromFirm, facts, note, paragraph, type Writer } from "../content.ts";
import { moment, momentFor } from "../format.ts";
import { fr, type Locale } from "../locale.ts";

/** Why a seat for one session ends, as its holder reads it: never who of the group did not agree. */
type Ending = "disagreed" | "guest" | "firm" | "moved" | "full" | "left";

/**
 * A seat for one session in a sister group. To who misses one: it is proposed, waits for someone's word again, or ends.
 * To a member of the group that would take him in: whether he agrees. To its coach: who comes, waits again for an answer, or comes no more.
 */
export type VisitTold = FromFirm & {
  what: "offered" | "asked" | "suspended" | "ended" | "coming" | "waits" | "gone";
  /** The group that takes in. */
  hostName: string;
  startsAt: string;
  zone: string;
  /** Who comes, and from which group; for who is asked, and for the coach. */
  guestName?: string;
  homeName?: string;
  why?: Ending;
  url: string;
};

type Letter = Omit<Content, "from" | "footer">;

export const visitTold: Writer<VisitTold> = (params, locale) => (locale === "fr" ? french(params) : english(params));

const named = (name: string | undefined): string => name ?? "";

const ENDED: Record<Locale, Record<Ending, string>> = {
  fr: {
    disagreed: "Ce groupe préfère se réunir sans invité cette fois-ci. Il n’a pas à dire pourquoi.",
    guest: "Vous y avez renoncé.",
    firm: "L’organisme a retiré cette proposition.",
    moved: "Cette séance a changé de date ou n’a pas lieu.",
    full: "Les huit places de la salle sont prises.",
    left: "Vous ne faites plus partie de votre groupe.",
  },
  en: {
    disagreed: "This group prefers to meet without a guest this time. It need not say why.",
    guest: "You gave it up.",
    firm: "The firm has taken this proposal back.",
    moved: "This session has another date, or does not take place.",
    full: "The eight places of the room are taken.",
    left: "You are no longer part of your own group.",
  },
};

function french(params: VisitTold): Content {
  const { firmName, hostName, startsAt, zone, why = "firm", url } = params;
  const at = moment(startsAt, zone, "fr");
  const session = facts(["Groupe", hostName], ["Séance", momentFor(params, "fr")]);
  const guest = fr`${named(params.guestName)} (groupe « ${named(params.homeName)} »)`;
  const footer = fr`Vous recevez ce message parce que vous participez à un groupe organisé par ${firmName}.`;
  const letter: Record<VisitTold["what"], Letter> = {
    offered: {
      subject: fr`Une séance de rattrapage vous est proposée`,
      title: fr`Rattraper votre séance dans un autre groupe`,
      blocks: [
        paragraph(fr`Vous manquez une séance de votre groupe. Un autre groupe du même parcours peut vous accueillir :`),
        session,
        paragraph(fr`Si vous acceptez, chaque membre de ce groupe est consulté ; vous venez si tous sont d’accord.`),
      ],
      action: { label: "Répondre", url },
    },
    asked: {
      subject: fr`Votre accord : un invité à votre séance ?`,
      title: fr`Un invité pour une séance ?`,
      blocks: [
        paragraph(fr`${guest} manque une séance de son groupe et demande à rejoindre la vôtre, cette fois seulement.`),
        session,
        paragraph(
          fr`Cette personne ne vient que si chaque membre est d’accord. Elle lit cette séance seule : rien de ce qui a été dit avant, ni après. Elle a accepté votre charte.`,
        ),
        note(
          fr`Vous n’avez pas à dire pourquoi, personne ne saura ce que vous avez répondu, et vous pouvez changer d’avis jusqu’au début de la séance.`,
        ),
      ],
      action: { label: "Donner ma réponse", url },
    },
    suspended: {
      subject: fr`Votre séance de rattrapage attend un nouvel accord`,
      title: fr`Un accord est à nouveau attendu`,
      blocks: [
        paragraph(
          fr`Une personne a rejoint ce groupe : son accord est demandé aussi. En attendant, la date est retirée de votre agenda.`,
        ),
        session,
      ],
      action: { label: "Voir où cela en est", url },
    },
    ended: {
      subject: fr`Votre séance de rattrapage n’a pas lieu`,
      title: fr`Votre séance de rattrapage n’a pas lieu`,
      blocks: [paragraph(ENDED.fr[why]), session, paragraph(fr`D’autres séances vous sont peut-être ouvertes.`)],
      action: { label: "Voir les autres séances", url },
    },
    ...frenchToCoach({ at, guest, session, url }),
  };
  return { from: firmName, footer, ...letter[params.what] };
}

interface ToCoach {
  at: string;
  guest: string;
  session: Block;
  url: string;
}

/** What the coach of the group that takes him in reads. */
function frenchToCoach({ at, guest, session, url }: ToCoach): Record<"coming" | "waits" | "gone", Letter> {
  return {
    coming: {
      subject: fr`Un invité à votre séance : ${at}`,
      title: fr`Un invité à votre séance`,
      blocks: [
        paragraph(fr`${guest} rejoint votre groupe pour cette séance seule. Chaque membre a donné son accord.`),
        session,
        note(
          fr`Son nom figure sur la feuille de présence. Un invité n’est pas client, et la salle se referme pour lui avec la séance.`,
        ),
      ],
      action: { label: "Voir le groupe", url },
    },
    waits: {
      subject: fr`L’invité attend un nouvel accord : ${at}`,
      title: fr`L’invité attend un nouvel accord`,
      blocks: [
        paragraph(
          fr`Une personne a rejoint votre groupe : son accord est demandé aussi. D’ici là, ne comptez pas sur ${guest}.`,
        ),
        session,
      ],
      action: { label: "Voir le groupe", url },
    },
    gone: {
      subject: fr`L’invité ne vient plus : ${at}`,
      title: fr`L’invité ne vient plus`,
      blocks: [paragraph(fr`${guest} ne rejoint plus votre groupe pour cette séance.`), session],
      action: { label: "Voir le groupe", url },
    },
  };
}

function english(params: VisitTold): Content {
  const { firmName, hostName, startsAt, zone, why = "firm", url } = params;
  const at = moment(startsAt, zone, "en");
  const session = facts(["Group", hostName], ["Session", momentFor(params, "en")]);
  const guest = `${named(params.guestName)} (group “${named(params.homeName)}”)`;
  const footer = `You receive this message because you take part in a group organised by ${firmName}.`;
  const letter: Record<VisitTold["what"], Letter> = {
    offered: {
      subject: "A make-up session is proposed to you",
      title: "Make up for your session in another group",
      blocks: [
        paragraph("You miss a session of your group. Another group of the same programme may take you in:"),
        session,
        paragraph("If you accept, each member of that group is asked; you come if all of them agree."),
      ],
      action: { label: "Answer", url },
    },
    asked: {
      subject: "Do you agree: a guest at your session?",
      title: "A guest for one session?",
      blocks: [
        paragraph(`${guest} misses a session of their own group and asks to join yours, this time only.`),
        session,
        paragraph(
          "They come only if every member agrees. They read this session alone: nothing of what was said before it, nor after. They have accepted your charter.",
        ),
        note(
          "You need not say why, nobody will know what you answered, and you may change your mind until the session begins.",
        ),
      ],
      action: { label: "Give my answer", url },
    },
    suspended: {
      subject: "Your make-up session waits for one more answer",
      title: "An answer is awaited again",
      blocks: [
        paragraph("Someone has joined this group and is asked too. Meanwhile the date leaves your calendar."),
        session,
      ],
      action: { label: "See where it stands", url },
    },
    ended: {
      subject: "Your make-up session does not take place",
      title: "Your make-up session does not take place",
      blocks: [paragraph(ENDED.en[why]), session, paragraph("Other sessions may be open to you.")],
      action: { label: "See the other sessions", url },
    },
    coming: {
      subject: `A guest at your session: ${at}`,
      title: "A guest at your session",
      blocks: [
        paragraph(`${guest} joins your group for this session alone. Every member has agreed.`),
        session,
        note("They stand on the attendance sheet. They are no client, and the room closes to them with the session."),
      ],
      action: { label: "See the group", url },
    },
    waits: {
      subject: `The guest waits for one more answer: ${at}`,
      title: "The guest waits for one more answer",
      blocks: [
        paragraph(`Someone has joined your group and is asked too. Until then, do not expect ${guest}.`),
        session,
      ],
      action: { label: "See the group", url },
    },
    gone: {
      subject: `The guest does not come any more: ${at}`,
      title: "The guest does not come any more",
      blocks: [paragraph(`${guest} does not join your group for this session any more.`), session],
      action: { label: "See the group", url },
    },
  };
  return { from: firmName, footer, ...letter[params.what] };
}

import { type Content, type FromFirm, facts, note, paragraph, type Writer } from "../content.ts";
import { moment } from "../format.ts";
import { fr } from "../locale.ts";

/** Someone of the waiting list, or who said that he would come, is offered a seat for a while. */
export type SeatOffered = FromFirm & {
  programmeTitle: string;
  startsAt: string;
  zone: string;
  until: string;
  url: string;
};

export const seatOffered: Writer<SeatOffered> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, programmeTitle, startsAt, zone, until, url }: SeatOffered): Content {
  return {
    from: firmName,
    subject: fr`Une place vous est gardée : ${programmeTitle}`,
    title: fr`Une place vous est gardée`,
    blocks: [
      paragraph(fr`Une place de ce groupe est pour vous, si vous la voulez.`),
      facts(["Programme", programmeTitle], ["Première séance", moment(startsAt, zone, "fr")]),
      note(
        fr`Elle vous est gardée jusqu’au ${moment(until, zone, "fr")}. Sans réponse, elle est proposée à la personne suivante.`,
      ),
    ],
    action: { label: "Prendre la place", url },
    footer: fr`Vous recevez ce message parce que vous avez demandé une place auprès de ${firmName}.`,
  };
}

function english({ firmName, programmeTitle, startsAt, zone, until, url }: SeatOffered): Content {
  return {
    from: firmName,
    subject: `A seat is kept for you: ${programmeTitle}`,
    title: "A seat is kept for you",
    blocks: [
      paragraph("A seat of this group is yours, if you want it."),
      facts(["Programme", programmeTitle], ["First session", moment(startsAt, zone, "en")]),
      note(
        `It is kept for you until ${moment(until, zone, "en")}. Without an answer, it is offered to the next person.`,
      ),
    ],
    action: { label: "Take the seat", url },
    footer: `You receive this message because you asked ${firmName} for a seat.`,
  };
}

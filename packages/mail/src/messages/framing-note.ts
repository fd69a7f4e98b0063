import { type Content, type Fact, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { moment } from "../format.ts";
import { fr } from "../locale.ts";

/** What a firm and a client agree on for a group: to be signed, or signed and kept. */
export type FramingNote = FromFirm & {
  programmeTitle: string;
  cohortName: string;
  url: string;
  /** Who signed it for the client, and when; absent: it waits for him. */
  signed?: { name: string; at: string; zone: string };
};

export const framingNote: Writer<FramingNote> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, programmeTitle, cohortName, url, signed }: FramingNote): Content {
  const rows: Fact[] = signed
    ? [
        ["Signée par", signed.name],
        ["Le", moment(signed.at, signed.zone, "fr")],
      ]
    : [];
  return {
    from: firmName,
    subject: signed ? fr`Note de cadrage signée : ${cohortName}` : fr`Note de cadrage à signer : ${cohortName}`,
    title: signed ? fr`La note de cadrage est signée` : fr`Une note de cadrage vous attend`,
    blocks: [
      paragraph(
        signed
          ? fr`Vous la trouvez jointe. Chaque participant la lit avant d’accepter sa place.`
          : fr`Elle dit ce que votre entreprise attend, ce qui lui est rapporté et ce qui ne l’est jamais. Chaque participant la lira avant d’accepter sa place.`,
      ),
      facts(["Programme", programmeTitle], ["Groupe", cohortName], ...rows),
    ],
    action: { label: signed ? "Relire la note" : "Lire et signer la note", url },
    footer: fr`Vous recevez ce message parce que ${firmName} vous a désigné pour signer cette note. Si ce n’est pas vous, répondez à ce message.`,
  };
}

function english({ firmName, programmeTitle, cohortName, url, signed }: FramingNote): Content {
  const rows: Fact[] = signed
    ? [
        ["Signed by", signed.name],
        ["On", moment(signed.at, signed.zone, "en")],
      ]
    : [];
  return {
    from: firmName,
    subject: signed ? `Framing note signed: ${cohortName}` : `Framing note to sign: ${cohortName}`,
    title: signed ? "The framing note is signed" : "A framing note waits for you",
    blocks: [
      paragraph(
        signed
          ? "You find it attached. Each participant reads it before accepting a seat."
          : "It says what your company expects, what is reported to it and what never is. Each participant will read it before accepting a seat.",
      ),
      facts(["Programme", programmeTitle], ["Group", cohortName], ...rows),
    ],
    action: { label: signed ? "Read the note again" : "Read and sign the note", url },
    footer: `You receive this message because ${firmName} named you to sign this note. If it was not you, answer this message.`,
  };
}

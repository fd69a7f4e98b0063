import { type Content, type FromFirm, paragraph, type Writer } from "../content.ts";
import { moment } from "../format.ts";
import { fr } from "../locale.ts";

/** Someone was at a session and has not signed for it: his coach asks him. */
export type SignatureAsked = FromFirm & { cohortName: string; startsAt: string; zone: string; url: string };

export const signatureAsked: Writer<SignatureAsked> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, cohortName, startsAt, zone, url }: SignatureAsked): Content {
  return {
    from: firmName,
    subject: fr`Votre signature de présence est attendue`,
    title: fr`Votre signature de présence est attendue`,
    blocks: [
      paragraph(
        fr`Votre coach attend votre signature pour la séance du groupe « ${cohortName} », ${moment(startsAt, zone, "fr")}.`,
      ),
      paragraph(
        fr`Une signature par demi-journée, depuis un téléphone, en quelques secondes. Si vous n’étiez pas là, ne signez pas : dites-le à votre coach.`,
      ),
    ],
    action: { label: "Signer ma présence", url },
    footer: fr`Vous recevez ce message parce que vous êtes membre de ce groupe, organisé par ${firmName}.`,
  };
}

function english({ firmName, cohortName, startsAt, zone, url }: SignatureAsked): Content {
  return {
    from: firmName,
    subject: "Your attendance signature is awaited",
    title: "Your attendance signature is awaited",
    blocks: [
      paragraph(
        `Your coach awaits your signature for the session of the group “${cohortName}”, ${moment(startsAt, zone, "en")}.`,
      ),
      paragraph(
        "One signature for each half-day, on a phone, in a few seconds. If you were not there, do not sign: tell your coach.",
      ),
    ],
    action: { label: "Sign my attendance", url },
    footer: `You receive this message because you are a member of this group, organised by ${firmName}.`,
  };
}

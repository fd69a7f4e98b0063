import { type Content, type Fact, type FromFirm, facts, note, paragraph, type Writer } from "../content.ts";
import { day, money } from "../format.ts";
import { fr } from "../locale.ts";

/** One part of what an individual pays, VAT included: from a day on, after the session of a day, or on a day. */
export interface Instalment {
  trigger: "period" | "session" | "day";
  on: string;
  cents: number;
}

/** His withdrawal period is over: his seat is his, and this is what he pays and when. `url` is his contract's page. */
export type PlanBegun = FromFirm & {
  programmeTitle: string;
  endedOn: string;
  grossCents: number;
  instalments: readonly Instalment[];
  url: string;
  /** He may save a card there. */
  online: boolean;
};

export const planBegun: Writer<PlanBegun> = (params, locale) => (locale === "fr" ? french(params) : english(params));

/** The schedule in a mail's words: when, how much. */
export function scheduleFacts(instalments: readonly Instalment[], locale: "fr" | "en"): Fact[] {
  return instalments.map(({ trigger, on, cents }) => {
    const when = day(on, locale);
    const french = { period: fr`Dès le ${when}`, session: fr`Après la séance du ${when}`, day: fr`Le ${when}` };
    const english = { period: `From ${when}`, session: `After the session of ${when}`, day: `On ${when}` };
    return [(locale === "fr" ? french : english)[trigger], money(cents, locale)];
  });
}

function french({ firmName, programmeTitle, endedOn, grossCents, instalments, url, online }: PlanBegun): Content {
  return {
    from: firmName,
    subject: fr`Votre place est définitive : ${programmeTitle}`,
    title: fr`Votre place est définitive`,
    blocks: [
      paragraph(
        fr`Le délai de rétractation s’est terminé le ${day(endedOn, "fr")}. Voici ce que vous paierez, et quand, comme dans votre contrat.`,
      ),
      facts(...scheduleFacts(instalments, "fr"), [fr`En tout, TTC`, money(grossCents, "fr")]),
      note(
        online
          ? fr`Chaque échéance a sa facture, qui arrive par message avec sa page de paiement. Vous pouvez aussi enregistrer une carte, une fois pour toutes, depuis la page du contrat.`
          : fr`Chaque échéance a sa facture, qui arrive par message avec les moyens de la régler.`,
      ),
    ],
    action: { label: "Voir mes paiements", url },
    footer: fr`Vous recevez ce message parce que vous avez signé un contrat avec ${firmName}.`,
  };
}

function english({ firmName, programmeTitle, endedOn, grossCents, instalments, url, online }: PlanBegun): Content {
  return {
    from: firmName,
    subject: `Your seat is final: ${programmeTitle}`,
    title: "Your seat is final",
    blocks: [
      paragraph(
        `The withdrawal period ended on ${day(endedOn, "en")}. This is what you will pay, and when, as in your contract.`,
      ),
      facts(...scheduleFacts(instalments, "en"), ["In all, including VAT", money(grossCents, "en")]),
      note(
        online
          ? "Each instalment has its invoice, which comes by mail with the page where it is paid. You may also save a card, once for all, from the page of the contract."
          : "Each instalment has its invoice, which comes by mail with the ways to pay it.",
      ),
    ],
    action: { label: "See my payments", url },
    footer: `You receive this message because you signed a contract with ${firmName}.`,
  };
}

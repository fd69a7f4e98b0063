import { type Content, type FromFirm, facts, note, paragraph, type Writer } from "../content.ts";
import { day, money } from "../format.ts";
import { fr } from "../locale.ts";
import { type Instalment, scheduleFacts } from "./plan-begun.ts";

/**
 * The individual's signed contract, to read again, and the way out of it. `withdrawalEndsOn` is the last
 * day of the period: 14 days at a distance, 10 otherwise; nothing is collected before it ends, then 30 %
 * at most (Code du travail, L6353-5 and L6353-6). `withdrawUrl` needs no sign-in.
 */
export type TrainingContract = FromFirm & {
  programmeTitle: string;
  grossCents: number;
  withdrawalEndsOn: string;
  url: string;
  withdrawUrl: string;
  /** What he signed to pay, and when. */
  instalments: readonly Instalment[];
};

export const trainingContract: Writer<TrainingContract> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({
  firmName,
  programmeTitle,
  grossCents,
  withdrawalEndsOn,
  url,
  withdrawUrl,
  instalments,
}: TrainingContract): Content {
  const ends = day(withdrawalEndsOn, "fr");
  return {
    from: firmName,
    subject: fr`Votre contrat de formation : ${programmeTitle}`,
    title: fr`Votre contrat de formation`,
    blocks: [
      paragraph(fr`Votre contrat avec ${firmName} est signé. Vous pouvez le relire et l’enregistrer à tout moment.`),
      facts(
        ["Programme", programmeTitle],
        ["Prix TTC", money(grossCents, "fr")],
        ["Délai de rétractation", fr`jusqu’au ${ends} inclus`],
      ),
      note(
        fr`Rien n’est prélevé avant la fin de ce délai. Ensuite, 30 % du prix au plus, puis le reste au fil des séances.`,
      ),
      ...(instalments.length > 0 ? [facts(...scheduleFacts(instalments, "fr"))] : []),
      facts(["Renoncer au contrat ici", withdrawUrl]),
    ],
    action: { label: "Relire le contrat", url },
    footer: fr`Vous recevez ce message parce que vous avez signé ce contrat avec ${firmName}.`,
  };
}

function english({
  firmName,
  programmeTitle,
  grossCents,
  withdrawalEndsOn,
  url,
  withdrawUrl,
  instalments,
}: TrainingContract): Content {
  const ends = day(withdrawalEndsOn, "en");
  return {
    from: firmName,
    subject: `Your training contract: ${programmeTitle}`,
    title: "Your training contract",
    blocks: [
      paragraph(`Your contract with ${firmName} is signed. You can read and save it again at any time.`),
      facts(
        ["Programme", programmeTitle],
        ["Price including VAT", money(grossCents, "en")],
        ["Withdrawal period", `up to and including ${ends}`],
      ),
      note(
        "Nothing is collected before the end of this period. Then 30% of the price at most, and the rest as the sessions are held.",
      ),
      ...(instalments.length > 0 ? [facts(...scheduleFacts(instalments, "en"))] : []),
      facts(["Withdraw from the contract here", withdrawUrl]),
    ],
    action: { label: "Read the contract again", url },
    footer: `You receive this message because you signed this contract with ${firmName}.`,
  };
}

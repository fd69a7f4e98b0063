import { type Content, type Fact, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { money } from "../format.ts";
import { fr, type Locale } from "../locale.ts";

/**
 * A seat, or a whole order, was cancelled: told to who leaves, to who pays, to the coach. Amounts are for the payer
 * alone, cents; his documents come with mails of their own. The reason is no one's but the payer's and the firm's.
 */
export type CancellationTold = FromFirm & { what: string; cohortName: string; programmeTitle: string; url: string } & (
    | { reader: "person" }
    | { reader: "coach" }
    | {
        reader: "payer";
        reason: string;
        creditGross: number;
        heldGross: number;
        feeNet: number;
        heldBack: number;
        refunded: number;
        byHand: number;
      }
  );

export const cancellationTold: Writer<CancellationTold> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

type Payer = Extract<CancellationTold, { reader: "payer" }>;
type Amount = "creditGross" | "heldGross" | "feeNet" | "heldBack" | "refunded" | "byHand";

function amounts(params: Payer, labels: readonly [Amount, string][], locale: Locale): Fact[] {
  return labels.flatMap(([name, label]) => {
    const cents = params[name];
    return cents > 0 ? [[label, money(cents, locale)] as const] : [];
  });
}

function french(params: CancellationTold): Content {
  const { firmName, what, cohortName, programmeTitle } = params;
  const group = fr`groupe « ${cohortName} » (${programmeTitle})`;
  if (params.reader === "person") {
    return {
      from: firmName,
      subject: fr`Votre place est annulée : ${programmeTitle}`,
      title: fr`Votre place est annulée`,
      blocks: [
        paragraph(fr`Vous ne participez plus au ${group}. Ses dates à venir ne vous concernent plus.`),
        paragraph(fr`Ce que vous y avez dit reste dans le groupe, comme sa charte le prévoit.`),
      ],
      action: { label: "Voir mon inscription", url: params.url },
      footer: fr`Vous pensez à une erreur ? Répondez à ce message, il arrive chez ${firmName}.`,
    };
  }
  if (params.reader === "coach") {
    return {
      from: firmName,
      subject: fr`Une place de moins : ${cohortName}`,
      title: fr`Une place de moins dans votre groupe`,
      blocks: [paragraph(fr`${what} ne participe plus au ${group}.`)],
      action: { label: "Voir le groupe", url: params.url },
      footer: fr`Vous recevez ce message parce que vous animez ce groupe pour ${firmName}.`,
    };
  }
  const rows = amounts(
    params,
    [
      ["creditGross", "Avoir TTC"],
      ["heldGross", "Séances tenues, TTC"],
      ["feeNet", "Dédit (sans TVA)"],
      ["heldBack", "Dédit retenu sur le remboursement"],
      ["refunded", "Remboursé comme payé"],
      ["byHand", "À rendre par virement"],
    ],
    "fr",
  );
  return {
    from: firmName,
    subject: fr`Annulation : ${what}`,
    title: fr`Annulation enregistrée`,
    blocks: [
      paragraph(fr`${what}, ${group} : l’annulation est enregistrée, aux conditions que vous avez acceptées.`),
      facts(["Motif", params.reason], ...rows),
      ...(rows.length > 0
        ? [paragraph(fr`Les documents vous parviennent par des messages à part.`)]
        : [paragraph(fr`Rien n’est dû, rien n’est à rendre.`)]),
    ],
    action: { label: "Voir en ligne", url: params.url },
    footer: fr`Une question ? Répondez à ce message, il arrive chez ${firmName}.`,
  };
}

function english(params: CancellationTold): Content {
  const { firmName, what, cohortName, programmeTitle } = params;
  const group = `the group “${cohortName}” (${programmeTitle})`;
  if (params.reader === "person") {
    return {
      from: firmName,
      subject: `Your seat is cancelled: ${programmeTitle}`,
      title: "Your seat is cancelled",
      blocks: [
        paragraph(`You no longer take part in ${group}. Its coming dates are no longer yours.`),
        paragraph("What you said there stays in the group, as its charter says."),
      ],
      action: { label: "See my enrolment", url: params.url },
      footer: `You think this is a mistake? Answer this message, it reaches ${firmName}.`,
    };
  }
  if (params.reader === "coach") {
    return {
      from: firmName,
      subject: `One seat less: ${cohortName}`,
      title: "One seat less in your group",
      blocks: [paragraph(`${what} no longer takes part in ${group}.`)],
      action: { label: "See the group", url: params.url },
      footer: `You receive this message because you lead this group for ${firmName}.`,
    };
  }
  const rows = amounts(
    params,
    [
      ["creditGross", "Credit note, including VAT"],
      ["heldGross", "Sessions held, including VAT"],
      ["feeNet", "Fee (no VAT)"],
      ["heldBack", "Fee held back from the refund"],
      ["refunded", "Given back as it was paid"],
      ["byHand", "To be given back by transfer"],
    ],
    "en",
  );
  return {
    from: firmName,
    subject: `Cancellation: ${what}`,
    title: "The cancellation is recorded",
    blocks: [
      paragraph(`${what}, ${group}: the cancellation is recorded, under the terms you accepted.`),
      facts(["Reason", params.reason], ...rows),
      paragraph(
        rows.length > 0 ? "The documents come to you in messages of their own." : "Nothing is owed either way.",
      ),
    ],
    action: { label: "See online", url: params.url },
    footer: `A question? Answer this message, it reaches ${firmName}.`,
  };
}

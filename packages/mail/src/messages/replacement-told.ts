import { type Content, type FromFirm, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/**
 * Someone took another's seat, or was given one in another group: told to who leaves, to who pays, to each coach; and,
 * with the way to accept his new dates, to who moves.
 */
export type ReplacementTold = FromFirm & {
  reader: "person" | "payer" | "coach" | "moved";
  leaverName: string;
  newcomerName: string;
  cohortName: string;
  programmeTitle: string;
  /** The other group, for a move. */
  toCohortName?: string;
  url: string;
};

export const replacementTold: Writer<ReplacementTold> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, reader, url, ...params }: ReplacementTold): Content {
  const { leaverName, newcomerName, cohortName, programmeTitle, toCohortName } = params;
  const footer = fr`Une question ? Répondez à ce message, il arrive chez ${firmName}.`;
  if (reader === "moved") {
    return {
      from: firmName,
      subject: fr`Une place vous est gardée : ${programmeTitle}`,
      title: fr`Votre groupe change`,
      blocks: [
        paragraph(
          fr`Le groupe « ${cohortName} » n’aura pas lieu comme prévu pour vous : une place vous est gardée dans le groupe « ${toCohortName ?? ""} », aux mêmes conditions.`,
        ),
        paragraph(fr`Ses dates sont différentes : voyez-les, et dites si elles vous conviennent.`),
      ],
      action: { label: "Voir les dates et répondre", url },
      footer,
    };
  }
  if (reader === "person") {
    return {
      from: firmName,
      subject: fr`Votre place est reprise : ${programmeTitle}`,
      title: fr`Votre place est reprise`,
      blocks: [
        paragraph(
          fr`${newcomerName} prend votre place dans le groupe « ${cohortName} ». Ses dates ne vous concernent plus.`,
        ),
        paragraph(fr`Ce que vous y avez dit reste dans le groupe, comme sa charte le prévoit.`),
      ],
      action: { label: "Voir mon inscription", url },
      footer,
    };
  }
  const what = toCohortName
    ? fr`${leaverName} passe du groupe « ${cohortName} » au groupe « ${toCohortName} » (${programmeTitle}).`
    : fr`${newcomerName} prend la place de ${leaverName} dans le groupe « ${cohortName} » (${programmeTitle}).`;
  const after =
    reader === "payer"
      ? fr`Le prix ne change pas, et les factures déjà émises valent pour cette place.`
      : fr`L’invitation est partie ; la charte sera signée avant la prochaine séance.`;
  return {
    from: firmName,
    subject: toCohortName ? fr`Changement de groupe : ${leaverName}` : fr`Remplacement : ${leaverName}`,
    title: toCohortName ? fr`Changement de groupe` : fr`Remplacement`,
    blocks: [paragraph(what), paragraph(after)],
    action: { label: reader === "coach" ? "Voir le groupe" : "Voir en ligne", url },
    footer,
  };
}

function english({ firmName, reader, url, ...params }: ReplacementTold): Content {
  const { leaverName, newcomerName, cohortName, programmeTitle, toCohortName } = params;
  const footer = `A question? Answer this message, it reaches ${firmName}.`;
  if (reader === "moved") {
    return {
      from: firmName,
      subject: `A seat is kept for you: ${programmeTitle}`,
      title: "Your group changes",
      blocks: [
        paragraph(
          `The group “${cohortName}” will not take place as planned for you: a seat is kept for you in the group “${toCohortName ?? ""}”, on the same terms.`,
        ),
        paragraph("Its dates are others: see them, and say whether they suit you."),
      ],
      action: { label: "See the dates and answer", url },
      footer,
    };
  }
  if (reader === "person") {
    return {
      from: firmName,
      subject: `Your seat is taken over: ${programmeTitle}`,
      title: "Your seat is taken over",
      blocks: [
        paragraph(`${newcomerName} takes your seat in the group “${cohortName}”. Its dates are no longer yours.`),
        paragraph("What you said there stays in the group, as its charter says."),
      ],
      action: { label: "See my enrolment", url },
      footer,
    };
  }
  const what = toCohortName
    ? `${leaverName} moves from the group “${cohortName}” to the group “${toCohortName}” (${programmeTitle}).`
    : `${newcomerName} takes the seat of ${leaverName} in the group “${cohortName}” (${programmeTitle}).`;
  const after =
    reader === "payer"
      ? "The price does not change, and the invoices issued stand for this seat."
      : "The invitation is sent; the charter will be signed before the next session.";
  return {
    from: firmName,
    subject: toCohortName ? `Change of group: ${leaverName}` : `Replacement: ${leaverName}`,
    title: toCohortName ? "Change of group" : "Replacement",
    blocks: [paragraph(what), paragraph(after)],
    action: { label: reader === "coach" ? "See the group" : "See online", url },
    footer,
  };
}

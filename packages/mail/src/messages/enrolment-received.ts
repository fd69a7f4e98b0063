import { type Block, type Content, type FromFirm, facts, note, paragraph, type Writer } from "../content.ts";
import { day, money } from "../format.ts";
import { fr, type Locale } from "../locale.ts";

/** A visitor has enrolled; what comes next depends on who pays and how. */
export type EnrolmentReceived = FromFirm & {
  programmeTitle: string;
  reference: string;
  grossCents: number;
  url: string;
  next: EnrolmentNext;
};

/**
 * `card` and `invoice`: a company or self-employed person, whose agreement is accepted. `contract`: an
 * individual, whose seat is held until the end of the withdrawal period (Code du travail, L6353-5 and L6353-6).
 * `waiting`: the group is full.
 */
export type EnrolmentNext =
  | { kind: "card" }
  | { kind: "invoice" }
  | { kind: "contract"; withdrawalEndsOn: string }
  | { kind: "waiting" };

export const enrolmentReceived: Writer<EnrolmentReceived> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function frenchNext(next: EnrolmentNext): { blocks: Block[]; label: string } {
  if (next.kind === "card") {
    const blocks = [
      paragraph(
        fr`Il reste à régler par carte. Votre place est réservée pendant le paiement, et confirmée dès qu’il est reçu.`,
      ),
    ];
    return { blocks, label: "Régler par carte" };
  }
  if (next.kind === "invoice") {
    const blocks = [
      paragraph(
        fr`Votre place est réservée. La facture vous parvient par un prochain message, avec ses moyens de paiement.`,
      ),
    ];
    return { blocks, label: fr`Suivre l’inscription` };
  }
  if (next.kind === "contract") {
    const ends = day(next.withdrawalEndsOn, "fr");
    return {
      blocks: [
        paragraph(
          fr`Votre place est réservée. Vous pouvez renoncer au contrat sans donner de raison jusqu’au ${ends} inclus.`,
        ),
        note(fr`Rien n’est prélevé ni demandé avant la fin de ce délai.`),
      ],
      label: fr`Voir mon inscription`,
    };
  }
  return {
    blocks: [
      paragraph(
        fr`Le groupe est complet : vous êtes sur la liste d’attente. Si une place se libère, nous vous écrivons.`,
      ),
      note(fr`Rien n’est à payer tant qu’aucune place ne vous est proposée.`),
    ],
    label: fr`Suivre ma demande`,
  };
}

function englishNext(next: EnrolmentNext): { blocks: Block[]; label: string } {
  if (next.kind === "card") {
    const blocks = [
      paragraph(
        "What remains is to pay by card. Your seat is held while you pay, and confirmed once the payment is received.",
      ),
    ];
    return { blocks, label: "Pay by card" };
  }
  if (next.kind === "invoice") {
    const blocks = [paragraph("Your seat is held. The invoice comes in a next message, with the ways to pay it.")];
    return { blocks, label: "Follow the enrolment" };
  }
  if (next.kind === "contract") {
    const ends = day(next.withdrawalEndsOn, "en");
    return {
      blocks: [
        paragraph(
          `Your seat is held. You may withdraw from the contract without giving a reason up to and including ${ends}.`,
        ),
        note("Nothing is collected or asked for before the end of this period."),
      ],
      label: "See my enrolment",
    };
  }
  return {
    blocks: [
      paragraph("The group is full: you are on the waiting list. If a seat becomes free, we will write to you."),
      note("There is nothing to pay as long as no seat is offered to you."),
    ],
    label: "Follow my request",
  };
}

function summary({ programmeTitle, reference, grossCents }: EnrolmentReceived, locale: Locale): Block {
  const [programme, ref, price] =
    locale === "fr" ? ["Programme", "Référence", "Prix TTC"] : ["Programme", "Reference", "Price including VAT"];
  return facts([programme, programmeTitle], [ref, reference], [price, money(grossCents, locale)]);
}

function french(params: EnrolmentReceived): Content {
  const { firmName, programmeTitle, url, next } = params;
  const { blocks, label } = frenchNext(next);
  const title = next.kind === "waiting" ? fr`Vous êtes sur la liste d’attente` : fr`Votre inscription est enregistrée`;
  return {
    from: firmName,
    subject: fr`${title} : ${programmeTitle}`,
    title,
    blocks: [summary(params, "fr"), ...blocks],
    action: { label, url },
    footer: fr`Vous recevez ce message parce que votre adresse a été donnée pour cette inscription auprès de ${firmName}.`,
  };
}

function english(params: EnrolmentReceived): Content {
  const { firmName, programmeTitle, url, next } = params;
  const { blocks, label } = englishNext(next);
  const title = next.kind === "waiting" ? "You are on the waiting list" : "Your enrolment is recorded";
  return {
    from: firmName,
    subject: `${title}: ${programmeTitle}`,
    title,
    blocks: [summary(params, "en"), ...blocks],
    action: { label, url },
    footer: `You receive this message because your address was given for this enrolment with ${firmName}.`,
  };
}

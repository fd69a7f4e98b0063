import { type Content, type FromFirm, list, paragraph, type Writer } from "../content.ts";
import { day } from "../format.ts";
import { fr } from "../locale.ts";

/**
 * That a firm closes, to everyone who comes in there: asked, taken back, stopped on the day by what is in the way (owners
 * alone), or done, with what is kept and why (owners) and without.
 */
export type FirmClosing = FromFirm & {
  step: "asked" | "takenBack" | "stopped" | "closed";
  on: string;
  isOwner: boolean;
  kept: readonly { kind: "accounts" | "consumer" | "contracts" | "training" | "log"; rows: number; until: string }[];
  url: string;
};

/** What each language words. */
type Said = Pick<Content, "title" | "blocks"> & { label: string; footer: string };

export const firmClosing: Writer<FirmClosing> = (params, locale) => {
  const { label, ...said } = locale === "fr" ? french(params) : english(params);
  return { ...said, from: params.firmName, subject: said.title, action: { label, url: params.url } };
};

const KEPT_FR = {
  accounts: "Pièces comptables et mouvements d’argent (code de commerce, article L123-22)",
  consumer: "Contrats conclus en ligne avec un particulier (code de la consommation, article L213-1)",
  contracts: "Devis, commandes et conventions (code de commerce, article L110-4)",
  training: "Preuves de la formation (code du travail, article L6362-6)",
  log: "Journal des actes, sans aucun nom",
};

function french({ firmName, step, on, isOwner, kept }: FirmClosing): Said {
  const date = day(on, "fr");
  const said = {
    asked: {
      title: fr`${firmName} ferme le ${date}`,
      blocks: [
        paragraph(fr`D’ici là, votre espace se lit et ne se modifie plus. Emportez ce que vous voulez garder.`),
        paragraph(fr`Après cette date, votre accès est fermé et ce que la loi n’oblige pas à garder est effacé.`),
      ],
      label: "Ouvrir votre espace",
    },
    takenBack: {
      title: fr`${firmName} ne ferme pas`,
      blocks: [paragraph(fr`La fermeture qui vous était annoncée est annulée. Votre espace est de nouveau ouvert.`)],
      label: "Ouvrir votre espace",
    },
    stopped: {
      title: fr`${firmName} n’a pas pu fermer`,
      blocks: [
        paragraph(
          fr`Le jour venu, des personnes attendaient encore quelque chose du cabinet. Rien n’a été effacé, et le cabinet est de nouveau ouvert. La liste de ce qui reste à régler est dans vos réglages.`,
        ),
      ],
      label: "Voir ce qui reste à régler",
    },
    closed: {
      title: fr`${firmName} est fermé`,
      blocks: [
        paragraph(
          fr`Votre accès est fermé depuis le ${date}. Les écrits des groupes ne peuvent plus être lus par personne.`,
        ),
        ...(isOwner && kept.length > 0
          ? [
              list(
                fr`Ce qui est gardé, à part, sans servir à rien d’autre :`,
                kept.map(
                  ({ kind, rows, until }) => fr`${KEPT_FR[kind]} : ${String(rows)}, jusqu’au ${day(until, "fr")}`,
                ),
              ),
              paragraph(fr`Tout le reste est effacé. Personne ne peut rouvrir ce cabinet : gardez ce message.`),
            ]
          : [paragraph(fr`Ce que la loi oblige le cabinet à garder l’est à part ; tout le reste est effacé.`)]),
      ],
      label: "Aller à l’accueil",
    },
  }[step];
  const footer = fr`Vous recevez ce message parce que vous avez un accès chez ${firmName}.`;
  return { ...said, footer };
}

const KEPT_EN = {
  accounts: "Accounts and movements of money (Code de commerce, article L123-22)",
  consumer: "Contracts made online with an individual (Code de la consommation, article L213-1)",
  contracts: "Quotes, orders and agreements (Code de commerce, article L110-4)",
  training: "Proofs of training (Code du travail, article L6362-6)",
  log: "The log of acts, without any name",
};

function english({ firmName, step, on, isOwner, kept }: FirmClosing): Said {
  const date = day(on, "en");
  const said = {
    asked: {
      title: `${firmName} closes on ${date}`,
      blocks: [
        paragraph("Until then your space can be read and no longer changed. Take along what you want to keep."),
        paragraph("After that day your access is closed, and what the law does not require to be kept is erased."),
      ],
      label: "Open your space",
    },
    takenBack: {
      title: `${firmName} does not close`,
      blocks: [paragraph("The closing that you were told of is called off. Your space is open again.")],
      label: "Open your space",
    },
    stopped: {
      title: `${firmName} could not close`,
      blocks: [
        paragraph(
          "On the day, people were still waiting for something from the firm. Nothing was erased, and the firm is open again. The list of what is left to settle is in your settings.",
        ),
      ],
      label: "See what is left to settle",
    },
    closed: {
      title: `${firmName} is closed`,
      blocks: [
        paragraph(`Your access has been closed since ${date}. What groups wrote can be read by nobody any more.`),
        ...(isOwner && kept.length > 0
          ? [
              list(
                "What is kept, apart, and used for nothing else",
                kept.map(({ kind, rows, until }) => `${KEPT_EN[kind]}: ${rows}, until ${day(until, "en")}`),
              ),
              paragraph("All the rest is erased. Nobody can open this firm again: keep this message."),
            ]
          : [paragraph("What the law has the firm keep is kept apart; all the rest is erased.")]),
      ],
      label: "Go to the home page",
    },
  }[step];
  const footer = `You receive this message because you have access at ${firmName}.`;
  return { ...said, footer };
}

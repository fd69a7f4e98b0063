import { type Content, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { day } from "../format.ts";
import { fr } from "../locale.ts";

/** What someone who takes part is handed before the start, or his employer, behind one link. */
export type DocumentsHanded = FromFirm & {
  reader: "person" | "employer";
  programmeTitle: string;
  cohortName: string;
  /** `YYYY-MM-DD` of the first session; absent: no date yet. */
  on?: string | undefined;
  url: string;
};

export const documentsHanded: Writer<DocumentsHanded> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, reader, programmeTitle, cohortName, on, url }: DocumentsHanded): Content {
  const rows = on ? ([["Première séance", day(on, "fr")]] as [string, string][]) : [];
  return {
    from: firmName,
    subject:
      reader === "person"
        ? fr`Votre convocation : ${programmeTitle}`
        : fr`Convocation de vos collaborateurs : ${programmeTitle}`,
    title: reader === "person" ? fr`Vos documents avant le début` : fr`Vos collaborateurs sont convoqués`,
    blocks: [
      paragraph(
        reader === "person"
          ? fr`Votre convocation, le programme et le règlement intérieur vous attendent sur une page. Lisez-les avant la première séance, et dites d’un clic que vous avez lu le règlement.`
          : fr`L’avis de convocation et le programme vous attendent sur une page, avec les dates à libérer.`,
      ),
      facts(["Programme", programmeTitle], ["Groupe", cohortName], ...rows),
    ],
    action: { label: "Ouvrir les documents", url },
    footer:
      reader === "person"
        ? fr`Vous recevez ce message parce que vous avez une place dans ce groupe. Ce lien est personnel.`
        : fr`Vous recevez ce message parce que vous suivez ce groupe pour votre entreprise. Ce lien est personnel.`,
  };
}

function english({ firmName, reader, programmeTitle, cohortName, on, url }: DocumentsHanded): Content {
  const rows = on ? ([["First session", day(on, "en")]] as [string, string][]) : [];
  return {
    from: firmName,
    subject:
      reader === "person" ? `Your notice to attend: ${programmeTitle}` : `Your people are called: ${programmeTitle}`,
    title: reader === "person" ? "Your documents before it begins" : "Your people are called",
    blocks: [
      paragraph(
        reader === "person"
          ? "Your notice to attend, the programme and the house rules wait for you on one page. Read them before the first session, and say there that you have read the rules."
          : "The notice to attend and the programme wait for you on one page, with the dates to keep free.",
      ),
      facts(["Programme", programmeTitle], ["Group", cohortName], ...rows),
    ],
    action: { label: "Open the documents", url },
    footer:
      reader === "person"
        ? "You receive this message because you have a seat in this group. This link is yours alone."
        : "You receive this message because you follow this group for your company. This link is yours alone.",
  };
}

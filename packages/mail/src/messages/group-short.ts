import { type Content, type FromFirm, list, paragraph, type Writer } from "../content.ts";
import { counted, moment } from "../format.ts";
import { fr } from "../locale.ts";

/** A group's deadline has come and too few people take part: its firm and its coach are to decide. */
export type GroupShort = FromFirm & {
  cohortName: string;
  accepted: number;
  seatsMin: number;
  startsAt: string;
  zone: string;
  url: string;
};

export const groupShort: Writer<GroupShort> = (params, locale) => (locale === "fr" ? french(params) : english(params));

function french({ firmName, cohortName, accepted, seatsMin, startsAt, zone, url }: GroupShort): Content {
  const people = counted(accepted, ["personne", "personnes"], "fr");
  return {
    from: firmName,
    subject: fr`À décider : le groupe « ${cohortName} » est trop petit`,
    title: fr`Ce groupe est trop petit pour commencer`,
    blocks: [
      paragraph(
        fr`« ${cohortName} » compte ${people} sur les ${String(seatsMin)} qu’il lui faut. Sa première séance est prévue ${moment(startsAt, zone, "fr")}.`,
      ),
      list("Vous pouvez", [
        fr`inscrire d’autres personnes, ou déplacer les dates ;`,
        fr`donner à chacun une place dans un autre groupe ;`,
        fr`annuler, sans rien demander : ce qui a été payé est rendu.`,
      ]),
    ],
    action: { label: "Décider", url },
    footer: fr`Vous recevez ce message parce que vous conduisez ce groupe pour ${firmName}.`,
  };
}

function english({ firmName, cohortName, accepted, seatsMin, startsAt, zone, url }: GroupShort): Content {
  return {
    from: firmName,
    subject: `To decide: the group “${cohortName}” is too small`,
    title: "This group is too small to begin",
    blocks: [
      paragraph(
        `“${cohortName}” has ${counted(accepted, ["person", "people"], "en")} of the ${seatsMin} it needs. Its first session is planned on ${moment(startsAt, zone, "en")}.`,
      ),
      list("You may", [
        "enrol more people, or move the dates;",
        "give everyone a seat in another group;",
        "cancel, asking nothing: what was paid is given back.",
      ]),
    ],
    action: { label: "Decide", url },
    footer: `You receive this message because you run this group for ${firmName}.`,
  };
}

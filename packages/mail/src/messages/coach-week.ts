import { type Content, list, type Meeting, note, paragraph, type Writer } from "../content.ts";
import { counted, day, duration, moment, momentFor } from "../format.ts";
import { fr, type Locale } from "../locale.ts";

/** A coach's week, of all his firms: sent to him alone, on Monday morning. */
export type CoachWeek = {
  monday: string;
  meetings: readonly (Meeting & {
    minutes: number;
    cohortName: string;
    firmName: string;
    where: string | null;
    /** What another of his firms holds at the same time; neither firm knows. */
    meets: readonly { cohortName: string; firmName: string }[];
  })[];
  url: string;
};

export const coachWeek: Writer<CoachWeek> = (params, locale) => (locale === "fr" ? french(params) : english(params));

function linesOf({ meetings }: CoachWeek, locale: Locale): string[] {
  return meetings.map(({ minutes, cohortName, firmName, where, ...meeting }) =>
    [`${momentFor(meeting, locale)}, ${duration(minutes, locale)}`, cohortName, firmName, where]
      .filter(Boolean)
      .join(" – "),
  );
}

function clashesOf({ meetings }: CoachWeek) {
  return meetings.flatMap(({ meets, ...one }) => meets.map((other) => ({ one, other })));
}

function french(params: CoachWeek): Content {
  const count = counted(params.meetings.length, ["séance", "séances"], "fr");
  const clashes = clashesOf(params).map(
    ({ one, other }) =>
      fr`${moment(one.startsAt, one.zone, "fr")} : « ${one.cohortName} » (${one.firmName}) et « ${other.cohortName} » (${other.firmName})`,
  );
  return {
    from: "Entrepairs",
    subject: fr`Votre semaine : ${count}`,
    title: fr`Semaine du ${day(params.monday, "fr")}`,
    blocks: [
      list(fr`Vos séances`, linesOf(params, "fr")),
      ...(clashes.length > 0
        ? [
            list(fr`En même temps dans deux cabinets`, clashes),
            paragraph(fr`Aucun des deux cabinets ne le sait : vous seul lisez ceci.`),
          ]
        : []),
      note(fr`Un message par semaine, pour tous vos cabinets ; aucun quand rien n’est prévu.`),
    ],
    action: { label: "Ouvrir mes groupes", url: params.url },
    footer: fr`Vous recevez ce message parce que vous animez ces séances.`,
  };
}

function english(params: CoachWeek): Content {
  const count = counted(params.meetings.length, ["session", "sessions"], "en");
  const clashes = clashesOf(params).map(
    ({ one, other }) =>
      `${moment(one.startsAt, one.zone, "en")}: “${one.cohortName}” (${one.firmName}) and “${other.cohortName}” (${other.firmName})`,
  );
  return {
    from: "Entrepairs",
    subject: `Your week: ${count}`,
    title: `Week of ${day(params.monday, "en")}`,
    blocks: [
      list("Your sessions", linesOf(params, "en")),
      ...(clashes.length > 0
        ? [list("At the same time in two firms", clashes), paragraph("Neither firm knows: you alone read this.")]
        : []),
      note("One message a week, for all your firms; none when nothing is planned."),
    ],
    action: { label: "Open my groups", url: params.url },
    footer: "You receive this message because you lead these sessions.",
  };
}

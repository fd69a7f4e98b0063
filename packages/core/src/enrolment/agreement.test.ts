import { expect, test } from "vitest";
import { Firm } from "../firm/index.ts";
import { now, withClock } from "../kernel/index.ts";
import { as, at, house, opening } from "../session/fixture.ts";
import { Cycle } from "../session/index.ts";
import { Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import type { Locale } from "./agreement.ts";
import { Enrolment } from "./index.ts";

openTable(Satisfaction.configureForTests);

/** The whole text of an agreement of a group that begins at nine, its no-break spaces as ordinary ones. */
async function written(locale: Locale, activityNumber: string | null): Promise<string> {
  const firm = await house();
  return withClock(at, () =>
    as(firm, async () => {
      const { cohortID } = await Cycle.open(opening(firm.coachID));
      const { cohort, sessions } = await Enrolment.groupOf(cohortID);
      const [first] = sessions;
      if (!first) throw new Error("no session");
      const startsAt = "2027-02-01T08:00:00.000Z";
      const shown = { kind: "agreement", locale, cohort, at: now() } as const;
      const { articles } = Enrolment.textOf({
        ...shown,
        firm: { ...(await Firm.get()), siret: "73282932000074", activityNumber },
        sessions: [{ ...first, startsAt, zone: "Europe/Paris" }],
      });
      return articles.map(({ text }) => text.replaceAll(/[\u00a0\u202f]/g, " ")).join("\n");
    }),
  );
}

test("an agreement writes hours and numbers as French readers do", async () => {
  const text = await written("fr", "52449999944");
  expect(text).toContain("lundi 1er février 2027 à 9 h");
  expect(text).not.toMatch(/09:00/);
  expect(text).toContain("SIRET 732 829 320 00074");
  expect(text).toContain(
    "« Enregistrée sous le numéro 52 44 99999 44. Cet enregistrement ne vaut pas agrément de l’État. »",
  );
});

test("an agreement says nothing of a registration that the firm has not", async () => {
  expect(await written("fr", null)).not.toMatch(/agrément|Enregistrée/);
  const english = await written("en", null);
  expect(english).toContain("Monday 1 February 2027 at 09:00");
  expect(english).not.toMatch(/registered|approval/);
});

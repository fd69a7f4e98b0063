import { expect, it } from "vitest";
import { withClock } from "../kernel/index.ts";
import { shippedForm } from "../survey/forms.ts";
import { Survey, SurveyForm } from "../survey/index.ts";
import { asSystem } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { addGroup, answerWave, asOwner, configureForTests, openWave } from "../testing/satisfaction.ts";
import { Recount, Report } from "./index.ts";

openTable(configureForTests);

it("an anonymous form is read inside the firm once closed and answered by its threshold, neither before nor by fewer", async () => {
  const group = await addGroup({ people: 5, sessions: 2 });
  const { cohortID, firmID } = group;
  const { title, questions } = shippedForm("closing");
  const asked = questions.map(({ questionID, kind, required, label }) => ({ questionID, kind, required, label }));
  const form = { formID: "closing" as const, version: 1, title, anonymous: true, questions: asked };
  await asOwner(group, () => SurveyForm.save(form));
  const [wave, other] = [await openWave(group, 0), await openWave(group, 1)];
  const read = () =>
    asOwner(group, async () => {
      const { answered, scale } = await Report.report({ cohortID });
      return { answered, read: scale.useful?.answers ?? 0, one: (await Report.individuals({ cohortID })).length };
    });
  await answerWave(group, wave, [{ useful: 4 }, { useful: 5 }, { useful: 3 }, { useful: 2 }]);
  expect(await read()).toEqual({ answered: 4, read: 0, one: 0 });
  await answerWave(group, other, [{ useful: 1 }]);
  await withClock(Date.now() + 15 * 86_400_000, async () => {
    for (const surveyID of [wave, other]) {
      await asSystem(firmID, () => Survey.closeWhenOver(surveyID));
      await asSystem(firmID, () => Recount.refresh(surveyID));
    }
  });
  expect(await read()).toEqual({ answered: 5, read: 4, one: 4 });
});

import { describe, expect, it } from "vitest";
import { db, rowsOf } from "../db/index.ts";
import { ID } from "../kernel/index.ts";
import { asMember, asSystem } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import {
  addGroup,
  answerWave,
  asBearer,
  asOwner,
  configureForTests,
  foundFirm,
  openWave,
} from "../testing/satisfaction.ts";
import { SurveyAnswers } from "./answer.table.ts";
import { secondsMost, secondsOf } from "./budget.ts";
import { problemsOf } from "./edit.ts";
import { shipped, shippedForm } from "./forms.ts";
import { Survey, SurveyForm } from "./index.ts";

let firmID = "";
openTable(async () => {
  configureForTests();
  firmID = await foundFirm();
});

const asFirm = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
const MOOD = { questionID: "own-mood", kind: "scale", required: false, label: { fr: "Humeur", en: "Mood" } } as const;

/** The shipped form as a screen sends it, with something more. */
function input(formID: "closing" | "hot", version: number, more: object[] = []) {
  const { title, anonymous, questions } = shippedForm(formID);
  const asked = questions.map(({ questionID, kind, required, label }) => ({ questionID, kind, required, label }));
  return { formID, version, title, anonymous, questions: [...asked, ...more] as typeof asked };
}

describe("forms that a firm edits", () => {
  it("keep every version, and answers stay with the one they were given to", async () => {
    const group = await addGroup({ people: 1, firmID });
    const before = await openWave(group, 0);
    expect(await asFirm(() => SurveyForm.save(input("closing", 1, [MOOD])))).toMatchObject({ version: 2 });
    const after = await openWave(group, 1);
    const ids = async (surveyID: string) =>
      (await asBearer(group, surveyID, 0, () => Survey.mine())).form.questions.map(({ questionID }) => questionID);
    expect(await ids(before)).toEqual(["useful", "word"]);
    expect(await ids(after)).toEqual(["useful", "word", "own-mood"]);
    const stranger = asBearer(group, before, 0, () => Survey.answer({ answers: { useful: 4, "own-mood": 3 } }));
    await expect(stranger).rejects.toMatchObject({ fields: [{ path: "own-mood", code: "survey.unknown_question" }] });
    await answerWave(group, before, [{ useful: 4 }]);
    await answerWave(group, after, [{ useful: 5, "own-mood": 2 }]);
    const { items } = await asSystem(firmID, () => db().query({ pk: ["SURVEY", after], begins: ["ANSWER"], limit: 9 }));
    expect(rowsOf(SurveyAnswers, items)).toMatchObject([{ formVersion: 2, scale: { useful: 5, "own-mood": 2 } }]);
    const [closing] = await asFirm(() => SurveyForm.list({}));
    expect(closing).toMatchObject({ form: { version: 2 }, versions: [{ version: 2 }] });
  });

  it("are read as they were, however old, and an older one becomes the next: nothing between is lost", async () => {
    const own = await foundFirm();
    const asIt = <R>(body: () => R) => asMember({ firmID: own, roles: ["manager"] }, body);
    const wordedAnew = { ...input("hot", 1, [MOOD]), title: { fr: "Bilan", en: "Review" }, anonymous: true };
    await asIt(() => SurveyForm.save(wordedAnew));
    const first = await asIt(() => SurveyForm.read({ formID: "hot", version: 1 }));
    expect(first).toEqual({ form: shippedForm("hot"), latest: 2, editedAt: null });
    expect(await asIt(() => SurveyForm.restore({ formID: "hot", version: 1, after: 2 }))).toMatchObject({ version: 3 });
    const read = (version: number) => asIt(() => SurveyForm.read({ formID: "hot", version }));
    expect((await read(3)).form).toEqual({ ...shippedForm("hot"), version: 3 });
    expect((await read(2)).form).toMatchObject({ title: { fr: "Bilan" }, anonymous: true, version: 2 });
    for (const [again, code] of [
      [{ version: 2, after: 2 }, "form.changed"],
      [{ version: 3, after: 3 }, "form.current"],
      [{ version: 4, after: 3 }, "form.not_found"],
    ] as const) {
      await expect(asIt(() => SurveyForm.restore({ formID: "hot", ...again }))).rejects.toMatchObject({ code });
    }
    await expect(read(4)).rejects.toMatchObject({ code: "form.not_found" });
    const coach = asMember({ firmID: own, roles: ["coach"] }, () => SurveyForm.read({ formID: "hot", version: 1 }));
    await expect(coach).rejects.toMatchObject({ status: 403 });
  });

  it("take one of two edits made at the same time", async () => {
    const save = () =>
      asFirm(() => SurveyForm.save(input("hot", 1, [MOOD]))).then(
        () => "saved",
        (error: { code: string }) => error.code,
      );
    expect((await Promise.all([save(), save(), save()])).sort()).toEqual(["form.changed", "form.changed", "saved"]);
  });

  it("are the owner's and managers', of his own firm", async () => {
    for (const role of ["coach", "sponsor"] as const) {
      const other = asMember({ firmID, roles: [role], organizationID: ID.create("organization") }, () =>
        SurveyForm.save(input("closing", 2)),
      );
      await expect(other).rejects.toMatchObject({ status: 403 });
    }
    const stranger = await foundFirm();
    const forms = await asMember({ firmID: stranger, roles: ["owner"] }, () => SurveyForm.list({}));
    expect(forms.map(({ form }) => form.version)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it("refuse what would break a figure: another kind under an id, no closing figure, too long, half a translation", () => {
    const { questions } = shippedForm("closing");
    const [useful, word] = questions;
    if (!(useful && word)) throw new Error("The closing form has two questions");
    const codes = (some: typeof questions) =>
      problemsOf({ ...shippedForm("closing"), questions: some }, questions).map(({ code }) => code);
    expect(codes([useful, word])).toEqual([]);
    expect(codes([word])).toEqual(["form.useful", "form.figure"]);
    expect(codes([useful, useful])).toEqual(["form.twice"]);
    expect(codes([{ ...useful, label: { fr: "Utile", en: "" } }])).toEqual(["required"]);
    expect(codes([{ ...useful, kind: "nps" } as typeof useful])).toEqual(["form.kind"]);
    expect(codes([useful, { ...word, questionID: "problems" }])).toEqual(["form.twice"]);
    const many = Array.from({ length: 6 }, (_, at) => ({ ...useful, questionID: `own-${at}` }));
    expect(codes([useful, ...many])).toEqual(["form.too_long"]);
  });

  it("fit their time as shipped", () => {
    for (const form of shipped) expect(secondsOf(form), form.formID).toBeLessThanOrEqual(secondsMost(form.formID));
  });
});

describe("an anonymous form", () => {
  it("keeps neither the name nor the hour of an answer, is answered once, and counts people no better than it knows", async () => {
    const own = await foundFirm();
    const group = await addGroup({ people: 3, sessions: 3, firmID: own });
    const form = { ...input("closing", 1), anonymous: true };
    await asOwner(group, () => SurveyForm.save(form));
    const waves = [await openWave(group, 0), await openWave(group, 1)];
    for (const surveyID of waves) await answerWave(group, surveyID, [{ useful: 4 }, { useful: 5 }, { useful: 3 }]);
    const again = asBearer(group, waves[0] ?? "", 0, () => Survey.answer({ answers: { useful: 1 } }));
    await expect(again).rejects.toMatchObject({ code: "survey.already" });
    const { items } = await asSystem(own, () =>
      db().query({ pk: ["SURVEY", waves[0] ?? ""], begins: ["ANSWER"], limit: 9 }),
    );
    expect(items).toHaveLength(3);
    expect(JSON.stringify(items)).not.toMatch(/enrolment_|organization_/);
    expect(new Set(items.map((item) => item.answeredAt)).size).toBe(1);
    // Six answers of what may be three people are no block of four.
    const { items: blocks } = await asSystem(own, () => db().query({ pk: ["BLOCKS"], index: "g2", limit: 9 }));
    expect(blocks).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { openTable } from "../testing/open.ts";
import { as, type House, house, opening } from "./fixture.ts";
import { busyFrom, Cycle, Method, Session, templates } from "./index.ts";
import { assertMethod, completed, type DraftStep } from "./method-rules.ts";
import { kickoff, six80 } from "./templates.ts";

let firm: House;
openTable(async () => {
  firm = await house();
});

const name = { fr: "Nos six étapes", en: "Our six steps" };
const draft = (steps: readonly DraftStep[]) => steps.map((step) => ({ ...step }));
const copied = (from = "six-80") => as(firm, () => Method.copy({ from, name }));
const cardOf = (templateID: string) => as(firm, () => Method.card({ templateID }));

describe("a firm's own template", () => {
  it("is a copy that it edits; each save is a version, and the shipped one stays", async () => {
    const { templateID } = await copied();
    const { own } = await cardOf(templateID);
    const steps = own.steps.map((step, at) => (at === 0 ? { ...step, minutes: 12, name: { fr: "Le sujet" } } : step));
    const saved = await as(firm, () => Method.save({ templateID, name, steps, rev: own.rev }));
    expect(saved).toMatchObject({ version: 2 });
    const [first, second] = await as(firm, () =>
      Promise.all([Method.templateAt(templateID, 1), Method.templateAt(templateID, 2)]),
    );
    expect(first?.steps).toEqual(six80.steps);
    expect(second?.steps[0]).toMatchObject({ minutes: 12, name: { fr: "Le sujet", en: "Le sujet" } });
    expect((await cardOf(templateID)).versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(six80.steps[0]?.minutes).toBe(10);
  });

  it("is saved by one of two who read the same version", async () => {
    const { templateID } = await copied();
    const { own } = await cardOf(templateID);
    const save = () => Method.save({ templateID, name, steps: own.steps, rev: own.rev });
    const done = await Promise.allSettled([as(firm, save), as(firm, save)]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(done.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "template.changed" } });
  });

  it("is edited by who runs the firm, not by its coaches nor by another firm", async () => {
    const { templateID } = await copied();
    await expect(as(firm, () => Method.copy({ from: "six-80", name }), "coach")).rejects.toMatchObject({
      kind: "forbidden",
    });
    const other = await house();
    await expect(as(other, () => Method.card({ templateID }))).rejects.toMatchObject({ kind: "notFound" });
    expect(await as(other, () => Method.templateAt(templateID))).toBeUndefined();
  });
});

describe("the method", () => {
  const problemsOf = (kind: "consultation" | "kickoff" | "input", steps: readonly DraftStep[]) => {
    try {
      assertMethod(kind, steps);
      return [];
    } catch (error) {
      return (error as { fields: { path: string; code: string }[] }).fields.map(({ code }) => code);
    }
  };
  const with_ = (key: string, change: Partial<DraftStep>) =>
    draft(six80.steps).map((step) => (step.key === key ? { ...step, ...change } : step));

  it("holds in every shipped template", () => {
    for (const { kind, steps } of templates) {
      expect(() => assertMethod(kind, steps)).not.toThrow();
      const told = completed(kind, steps).map(({ reader, gate }) => ({ reader, gate }));
      expect(told).toEqual(steps.map(({ reader, gate }) => ({ reader, gate })));
    }
  });

  it("lets no edit give the client a word while he is consulted, nor another the presentation", () => {
    expect(problemsOf("consultation", with_("consulting", { writer: "everyone" }))).toContain("template.writer");
    expect(problemsOf("consultation", with_("presentation", { writer: "everyone" }))).toContain(
      "template.client_first",
    );
    expect(problemsOf("consultation", with_("presentation", { writer: "none" }))).toContain("template.no_presentation");
    expect(problemsOf("consultation", with_("agreement", { writer: "facilitator" }))).toContain("template.writer");
  });

  it("keeps the learnings, their floor and their author alone as reader", () => {
    const without = draft(six80.steps).filter(({ kind }) => kind !== "learning");
    expect(problemsOf("consultation", without)).toContain("template.no_learning");
    expect(problemsOf("consultation", with_("learning", { floorMinutes: 3 }))).toContain("template.floor");
    expect(problemsOf("consultation", with_("learning", { minutes: 6 }))).toContain("template.floor_minutes");
    expect(completed("consultation", draft(six80.steps)).at(-1)).toMatchObject({ reader: "author", gate: "learnings" });
  });

  it("keeps the charter in a kickoff, and inputs between five and fifteen minutes", () => {
    expect(
      problemsOf(
        "kickoff",
        kickoff.steps.filter(({ kind }) => kind !== "agreement"),
      ),
    ).toContain("template.no_charter");
    const [talk] = kickoff.steps;
    expect(problemsOf("input", talk ? [{ ...talk, minutes: 20 }] : [])).toContain("template.input_minutes");
  });

  it("takes no step under a name of the session's own, and no name twice", () => {
    expect(problemsOf("consultation", with_("synthesis", { key: "checkIn" }))).toContain("template.key");
    expect(problemsOf("consultation", with_("synthesis", { key: "learning" }))).toContain("template.key");
  });
});

describe("a session", () => {
  it("keeps the version that it was given, whatever is saved later", async () => {
    const { templateID } = await copied();
    const { cohortID } = await as(firm, () => Cycle.open(opening(firm.coachID, { templateID })));
    const { own } = await cardOf(templateID);
    await as(firm, () => Method.save({ templateID, name, steps: own.steps, rev: own.rev }));
    const versions = async () =>
      (await as(firm, () => Session.cycleOf(cohortID))).sessions.map((one) => [one.templateID, one.templateVersion]);
    expect(await versions()).toEqual([
      ["kickoff", undefined],
      [templateID, 1],
      [templateID, 1],
      ["review", undefined],
    ]);
    await as(firm, () => Method.give({ cohortID, kind: "regular", templateID }), "coach", firm.coachID);
    expect((await versions())[1]).toEqual([templateID, 2]);
    const [, second] = (await as(firm, () => Session.cycleOf(cohortID))).sessions;
    await as(firm, () =>
      Method.give({ cohortID, kind: "regular", sessionID: second?.sessionID, templateID: "flash-45" }),
    );
    expect(await versions()).toEqual([
      ["kickoff", undefined],
      ["flash-45", undefined],
      [templateID, 2],
      ["review", undefined],
    ]);
  });

  it("lasts as long as its template and its topics ask, its coach's hours with it, up to a day", async () => {
    const { cohortID } = await as(firm, () =>
      Cycle.open(opening(firm.coachID, { cycle: { ...opening(firm.coachID).cycle, start: "2028-02-08" } })),
    );
    const give = (topics: number, templateID = "six-120") =>
      as(firm, () => Method.give({ cohortID, kind: "regular", templateID, topics }));
    await give(2);
    const { sessions } = await as(firm, () => Session.cycleOf(cohortID));
    expect(sessions.map(({ minutes }) => minutes)).toEqual([180, 275, 275, 180]);
    expect(sessions.map(({ sequence }) => sequence ?? 0)).toEqual([0, 1, 1, 0]);
    const busy = await as(firm, () => busyFrom(firm.coachID, "2028-02-01"));
    expect(busy.map((one) => (Date.parse(one.endsAt) - Date.parse(one.startsAt)) / 60_000)).toEqual([
      180, 275, 275, 180,
    ]);
    await expect(give(4)).rejects.toMatchObject({ code: "template.day" });
  });

  it("takes no template of another kind, nor one that is not there", async () => {
    const { cohortID } = await as(firm, () =>
      Cycle.open(opening(firm.coachID, { cycle: { ...opening(firm.coachID).cycle, start: "2027-02-09" } })),
    );
    const give = (kind: "regular" | "kickoff", templateID: string) =>
      as(firm, () => Method.give({ cohortID, kind, templateID }));
    await expect(give("regular", "kickoff")).rejects.toMatchObject({ code: "template.unfit" });
    await expect(give("kickoff", "six-80")).rejects.toMatchObject({ code: "template.unfit" });
    await expect(as(firm, () => Cycle.open(opening(firm.coachID, { templateID: "steps-0" })))).rejects.toMatchObject({
      code: "template.unfit",
    });
  });
});

it("tells how long a regular session lasts by its template and the number of its topics, up to a day", async () => {
  const lengthsOf = async (templateID: string) =>
    (await as(firm, () => Cycle.preview({ ...opening(firm.coachID), templateID }))).lengths;
  expect(await lengthsOf("six-80")).toEqual([115, 195, 275, 355]);
  expect(await lengthsOf("six-120")).toEqual([155, 275, 395]);
});

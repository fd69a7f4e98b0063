import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Config } from "../gateway/index.ts";
import { ID } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { Participant, Participants, PeopleImport } from "../participant/index.ts";
import { as, house, opening } from "../session/fixture.ts";
import { asMember, asSystem, type TestTable, testTable } from "../testing/index.ts";
import { Composition } from "./index.ts";

let table: TestTable | undefined;
beforeAll(async () => {
  Config.configure({
    origin: "http://127.0.0.1:1",
    linkKey: "test",
    mailFrom: { name: "Essai", address: "essai@exemple.fr" },
    demo: true,
  });
  table = await testTable();
});
afterAll(() => table?.close());

const RULES = { competitors: [], sizeMin: 5, sizeMax: 8, teamsApart: true };

/** A firm, two clients of six, a pool of all twelve whose two groups were found. */
async function scene() {
  const firm = await house();
  const people = await as(firm, async () => {
    const clients = await Promise.all(["Un", "Deux"].map((name) => Organization.create({ name })));
    const lists = clients.map(async ({ organizationID }, client) => {
      const lines = Array.from({ length: 6 }, (_, at) => `P${at};Essai;p${client}${at}@exemple.fr`);
      await PeopleImport.run({ organizationID, text: `Prénom;Nom;Email\n${lines.join("\n")}` });
      const found = await Participant.ofOrganization(organizationID);
      return found.map(({ participantID }) => ({ participantID, organizationID }));
    });
    return (await Promise.all(lists)).flat();
  });
  const { compositionID } = await as(firm, () => Composition.create({ name: "Automne", people, ...RULES }));
  const ids = people.map((one) => one.participantID);
  const groups = [ids.filter((_, at) => at % 2 === 0), ids.filter((_, at) => at % 2 === 1)];
  const answer = { groups, pointsMost: 20, rules: [] };
  const system = <R>(body: () => R) => asSystem(firm.firmID, body);
  await system(() => Composition.solved({ compositionID, asked: 1 }, answer));
  const read = () => as(firm, () => Composition.card({ compositionID }));
  const { programmeID: _, name: __, ...rest } = opening(firm.coachID);
  const toOpen = { programmeID: opening(firm.coachID).programmeID, ...rest };
  return { firm, people, ids, groups, compositionID, answer, system, read, toOpen };
}

describe("a composition", () => {
  it("keeps the answer to the last question alone", async () => {
    const { firm, compositionID, answer, system, read } = await scene();
    await as(firm, async () => Composition.again({ compositionID, rev: 2, ...RULES, sizeMin: 6 }));
    await system(() => Composition.solved({ compositionID, asked: 1 }, answer));
    expect((await read()).row).toMatchObject({ status: "solving", sizeMin: 6 });
    expect(await system(() => Composition.toSolve(compositionID, 1))).toBeUndefined();
    expect((await system(() => Composition.toSolve(compositionID, 2)))?.candidates).toHaveLength(12);
  });

  it("moves someone, holds him there for the next question, and refuses who read an older state", async () => {
    const { firm, compositionID, ids, read, system } = await scene();
    const [first = ""] = ids;
    const key = { compositionID, participantID: first };
    expect(await as(firm, () => Composition.place({ ...key, rev: 2, group: 1 }))).toMatchObject({ rev: 3 });
    await expect(as(firm, () => Composition.place({ ...key, rev: 2, group: 0 }))).rejects.toMatchObject({
      code: "composition.changed_meanwhile",
    });
    const { row, pool } = await read();
    expect(row.groups.map((some) => some.length)).toEqual([5, 7]);
    expect(pool.fixed).toEqual({ [first]: 1 });
    await as(firm, () => Composition.pin({ ...key, rev: 3, pinned: false }));
    await as(firm, () => Composition.place({ ...key, rev: 4, group: 2 }));
    await as(firm, () => Composition.place({ ...key, rev: 5, group: null }));
    expect((await read()).row).toMatchObject({ pinned: [], groups: [{ length: 5 }, { length: 6 }, []] });
    await expect(as(firm, () => Composition.place({ ...key, rev: 6, group: 5 }))).rejects.toMatchObject({
      kind: "notFound",
    });
    expect(await system(() => Composition.toSolve(compositionID, 1))).toBeUndefined();
  });

  it("refuses managers in a circle by their names, and tells one that was written later", async () => {
    const { firm, people, ids, compositionID, read, system } = await scene();
    const [one, other] = people;
    await as(firm, async () => {
      for (const [key, manager] of [
        [one, "p01@exemple.fr"],
        [other, "p00@exemple.fr"],
      ] as const) {
        if (key) await db().write({ person: Participants.update(key, { set: { manager } }) }, {});
      }
      await expect(Composition.create({ name: "Cercle", people, ...RULES })).rejects.toMatchObject({
        code: "composition.manager_circle",
        fields: [{ path: `people.${ids[0]}` }, { path: `people.${ids[1]}` }],
      });
      await expect(Composition.again({ compositionID, rev: 2, ...RULES })).rejects.toMatchObject({
        code: "composition.manager_circle",
      });
    });
    expect((await read()).circle).toEqual(ids.slice(0, 2));
    expect(await system(() => Composition.toSolve(compositionID, 1))).toBeUndefined();
  });

  it("opens a cohort a group with its people invited, once however often it is run", async () => {
    const { firm, compositionID, groups, read, system, toOpen } = await scene();
    await as(firm, () => Composition.open({ compositionID, rev: 2, ...toOpen }));
    await as(firm, () => system(() => Composition.finish(compositionID)));
    await system(() => Composition.finish(compositionID));
    const { row } = await read();
    expect(row).toMatchObject({ status: "opened", failure: null });
    for (const { group, cohortID } of row.cohorts) {
      const { cohort, enrolments } = await system(() => Enrolment.groupOf(cohortID));
      expect(cohort).toMatchObject({ name: `Automne ${group + 1}`, status: "proposed", organizationID: null });
      expect(enrolments.map((one) => one.participantID).toSorted()).toEqual(groups[group]?.toSorted());
      expect(enrolments.map((one) => one.status)).toEqual(Array.from({ length: 6 }, () => "invited"));
    }
    expect(row.cohorts).toHaveLength(2);
    await expect(as(firm, () => Composition.open({ compositionID, rev: row.rev, ...toOpen }))).rejects.toMatchObject({
      code: "composition.opened",
    });
  });

  it("says what stopped an opening, and goes on from there once it is put right", async () => {
    const { firm, compositionID, read, system, toOpen } = await scene();
    const nobody = { ...toOpen, coachID: ID.create("member") };
    await expect(as(firm, () => Composition.open({ compositionID, rev: 2, ...nobody }))).rejects.toMatchObject({
      code: "member.not_found",
    });
    const nowhere = { ...toOpen, modality: "hybrid" as const };
    await as(firm, () => Composition.open({ compositionID, rev: 2, ...nowhere }));
    await system(() => Composition.finish(compositionID));
    const stopped = (await read()).row;
    expect(stopped).toMatchObject({ status: "opening", failure: "cohort.hybrid_place", cohorts: [] });
    await as(firm, () => Composition.open({ compositionID, rev: stopped.rev, ...toOpen }));
    await as(firm, () => system(() => Composition.finish(compositionID)));
    expect((await read()).row).toMatchObject({ status: "opened", cohorts: { length: 2 } });
  });

  it("opens no group of four", async () => {
    const { firm, compositionID, ids, toOpen } = await scene();
    const out = ids.filter((_, at) => at % 2 === 0).slice(0, 2);
    for (const [at, participantID] of out.entries()) {
      await as(firm, () => Composition.place({ compositionID, rev: 2 + at, participantID, group: null }));
    }
    await expect(as(firm, () => Composition.open({ compositionID, rev: 4, ...toOpen }))).rejects.toMatchObject({
      code: "composition.group_size",
      fields: [{ path: "groups.0" }],
    });
  });

  it.each(["coach", "sponsor", "participant"] as const)("is not open to a %s", (role) =>
    asMember({ roles: [role] }, async () => {
      const compositionID = ID.create("composition");
      await expect(Composition.list({})).rejects.toMatchObject({ kind: "forbidden" });
      await expect(Composition.card({ compositionID })).rejects.toMatchObject({ kind: "forbidden" });
      await expect(Composition.remove({ compositionID })).rejects.toMatchObject({ kind: "forbidden" });
    }),
  );
});

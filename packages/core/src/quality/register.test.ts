import { expect, it } from "vitest";
import { Complaint } from "../complaint/index.ts";
import { db } from "../db/index.ts";
import { Actor, ID, logTo, now } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Programme } from "../programme/index.ts";
import { asMember, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Register } from "./index.ts";

const { addGroup, answerWave, configureForTests, foundFirm, openWave, useful } = Satisfaction;
const RELEASED = "Enfin du temps pour penser";
const KEPT = "Je pense à partir";
const memberID = ID.create("member");
let firmID = "";
let programmeID = "";
const owner = <R>(body: () => R) => asMember({ firmID, memberID, roles: ["owner"] }, body);

openTable(async () => {
  configureForTests();
  logTo(() => undefined);
  firmID = await foundFirm();
  await owner(async () => {
    const who = { memberID, email: "o@x.example", name: "Olga Invent", roles: ["owner" as const] };
    await db().heal({ member: Members.put({ ...who, status: "active", invitedAt: now() }) });
    programmeID = (await Programme.create({ title: "Parcours" })).programmeID;
  });
  const group = await addGroup({ people: 4, firmID, programmeID });
  const wave = await openWave(group, 0);
  await answerWave(group, wave, [useful(3, KEPT), useful(4), useful(5), useful(5, RELEASED, true)]);
});

const line = {
  kind: "improvement" as const,
  indicator: 32 as const,
  on: "2026-03-01",
  title: "Une autre salle",
  text: "Plus calme",
};
const caused = (words: string) => ({ kind: "words" as const, programmeID, wordsHash: Register.wordsHash(words) });

it("keeps an improvement with the complaint that caused it", async () => {
  const told = { role: "client" as const, name: "Ana", email: "a@exemple.fr", text: "Bruyant", locale: "fr" as const };
  const { complaintID } = await Actor.provide({ type: "visitor", firmID }, () => Complaint.send(told));
  await owner(async () => {
    const { entryID } = await Register.write({ ...line, cause: { kind: "complaint", complaintID } });
    const known = (await Register.entries()).find((one) => one.entryID === entryID);
    expect(known).toMatchObject({ status: "planned", byName: "Olga Invent" });
    expect(known?.cause).toEqual({ kind: "complaint", complaintID, reference: Complaint.referenceOf(complaintID) });
    await Register.finish({ entryID, rev: 1, doneOn: "2026-04-01", effect: "Plus de plainte" });
    await expect(Register.finish({ entryID, rev: 2, doneOn: "2026-04-01" })).rejects.toMatchObject({
      code: "quality.already",
    });
  });
});

it("links to words that their author released, and to no others", () =>
  owner(async () => {
    const { entryID } = await Register.write({ ...line, cause: caused(RELEASED) });
    const known = (await Register.entries()).find((one) => one.entryID === entryID);
    expect(known?.cause).toMatchObject({ kind: "words", words: RELEASED, programmeTitle: "Parcours" });
    await expect(Register.write({ ...line, cause: caused(KEPT) })).rejects.toMatchObject({
      code: "quality.not_released",
    });
    expect(JSON.stringify(await Register.causes())).not.toContain(KEPT);
  }));

it("takes published figures as a cause only where something is published", () =>
  owner(async () => {
    const { programmeID: other } = await Programme.create({ title: "Autre" });
    await Register.write({ ...line, cause: { kind: "figures", programmeID } });
    await expect(Register.write({ ...line, cause: { kind: "figures", programmeID: other } })).rejects.toMatchObject({
      code: "quality.not_released",
    });
  }));

it("refuses an improvement that nothing caused, and takes a proof without a cause", () =>
  owner(async () => {
    await expect(Register.write(line)).rejects.toMatchObject({ code: "quality.cause_missing" });
    await Register.write({ ...line, kind: "note", indicator: 25, isDone: true });
    expect((await Register.entries())[0]).toMatchObject({ kind: "note", cause: null, doneOn: line.on });
  }));

it("is the firm's office's alone", async () => {
  await expect(asMember({ firmID, roles: ["coach"] }, () => Register.entries())).rejects.toMatchObject({
    kind: "forbidden",
  });
});

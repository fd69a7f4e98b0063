import { Signing } from "@entrepairs/core/attendance";
import { Complaint } from "@entrepairs/core/complaint";
import { Credential } from "@entrepairs/core/credential";
import { db, rowsOf } from "@entrepairs/core/db";
import { Firm } from "@entrepairs/core/firm";
import { Framing, FramingNotes } from "@entrepairs/core/framing";
import { Files, memoryFiles } from "@entrepairs/core/gateway";
import { Actor, ID, logTo, now, withClock } from "@entrepairs/core/kernel";
import { MailMark } from "@entrepairs/core/mailing";
import { Members } from "@entrepairs/core/member";
import { Programme } from "@entrepairs/core/programme";
import { Pack, Register } from "@entrepairs/core/quality";
import { Sessions } from "@entrepairs/core/session";
import { asMember, asSystem, firmDay, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { packEntries } from "./pack.ts";

const { addGroup, answerWave, configureForTests, foundFirm, openWave, useful } = Satisfaction;
const SECRET = "Je pense à partir";
const QUOTED = "Enfin du temps";
const COMPLAINED = "Le couloir bruyant";
const memberID = ID.create("member");
let firmID = "";
let programmeID = "";
const owner = <R>(body: () => R) => asMember({ firmID, memberID, roles: ["owner"] }, body);
const period = () => {
  const year = firmDay().slice(0, 4);
  return { from: `${Number(year) - 1}-01-01`, to: `${year}-12-31` };
};

openTable(async () => {
  configureForTests();
  logTo(() => undefined);
  Files.configure(memoryFiles());
  firmID = await foundFirm();
  await owner(async () => {
    const who = { memberID, email: "o@x.example", name: "Olga Invent", roles: ["owner" as const] };
    await db().heal({ member: Members.put({ ...who, status: "active", invitedAt: now() }) });
    const given = { title: "Parcours", objectives: ["Questionner"], outline: ["Séance 1"] };
    programmeID = (await Programme.create(given)).programmeID;
  });
  const group = await addGroup({ people: 8, firmID, programmeID, sessions: 2 });
  await asSystem(firmID, async () => {
    const { items } = await db().query({ pk: ["COHORT", group.cohortID], begins: ["SESSION"], limit: 9 });
    const held = rowsOf(Sessions, items).map((one) => ({ ...one, status: "held" as const, heldAt: one.startsAt }));
    await db().heal(Object.fromEntries(held.map((one) => [one.sessionID, Sessions.replace(one)])));
  });
  await asSystem(firmID, () => signedNote(group.cohortID));
  await handedOver(group);
  const wave = await openWave(group, 0);
  await mailed(
    "2026-03-03T12:00:00.000Z",
    group.enrolmentIDs.map((id) => `${wave}.${id}`),
  );
  await mailed(
    "2026-03-06T12:00:00.000Z",
    group.enrolmentIDs.slice(0, 3).map((id) => `${wave}.${id}.reminder`),
  );
  await answerWave(group, wave, [useful(3, SECRET), useful(4), useful(5), useful(5, QUOTED, true)]);
  const told = { role: "client" as const, name: "Ana", email: "a@exemple.fr", text: COMPLAINED, locale: "fr" as const };
  const { complaintID } = await Actor.provide({ type: "visitor", firmID }, () => Complaint.send(told));
  const cause = { kind: "complaint" as const, complaintID };
  const line = {
    kind: "improvement" as const,
    indicator: 32 as const,
    on: "2026-03-01",
    title: "Salle",
    text: "Calme",
  };
  await owner(() => Register.write({ ...line, cause }));
});

const pdf = (text: string) => ({
  type: "application/pdf" as const,
  base64: Buffer.from(`%PDF-1.7 ${text}`).toString("base64"),
});

/** Who was asked, and who of them reminded, on what day. */
const mailed = (at: string, mailIDs: readonly string[]) =>
  withClock(Date.parse(at), () =>
    asSystem(firmID, async () => {
      for (const mailID of mailIDs) await MailMark.markSent(mailID, "message");
    }),
  );

/** What the coach handed over: a paper for each of the three indicators, and a sheet that was signed on paper. */
async function handedOver({ cohortID, coachID, sessionIDs, enrolmentIDs }: Satisfaction.Group): Promise<void> {
  const who = { memberID: coachID, email: "c@x.example", name: "Cora Inventée", roles: ["coach" as const] };
  await owner(() => db().heal({ coach: Members.put({ ...who, status: "active", invitedAt: now() }) }));
  await asMember({ firmID, memberID: coachID, roles: ["coach"] }, async () => {
    for (const kind of ["cv", "training", "subcontracting"] as const)
      await Credential.add({ memberID: coachID, kind, title: `Pièce ${kind}`, file: pdf(kind) });
    const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
    await Signing.signedOnPaper({ ...key, enrolmentIDs, statement: "Classeur", scan: pdf("recto") });
    await Signing.attachScan({ ...key, statement: "Verso", scan: pdf("verso") });
  });
}

/** A framing note that both signed, with its copy. */
async function signedNote(cohortID: string): Promise<void> {
  const signed = { name: "Inès Inventée", role: "DRH", at: now() };
  const note = {
    cohortID,
    organizationID: ID.create("organization"),
    version: 1,
    status: "signed" as const,
    locale: "fr" as const,
    organizationName: "Inventé & Fils",
    signatory: { name: signed.name, email: "i@x.example", role: signed.role },
    objectives: [],
    reported: [],
    never: [],
    text: { title: "Note de cadrage", articles: [] },
    textHash: "empreinte",
    firm: signed,
    sponsor: signed,
    linkID: null,
    fileHash: "fichier",
    writtenAt: now(),
  };
  await db().heal({ note: FramingNotes.put(note) });
  await Files.use().put(Framing.fileOf({ ...note, rev: 1 }), Buffer.from("%PDF-1.7 cadrage"));
}

async function ready() {
  const { packID } = await owner(() => Pack.ask({ programmeID, ...period() }));
  await asSystem(firmID, () => Pack.prepare(packID));
  return owner(() => Pack.read({ packID }));
}

it("holds proofs by indicator, one file a sampled person, and no answer, complaint or quoted word", async () => {
  const pack = await ready();
  expect(pack).toMatchObject({ status: "ready", done: 1, people: 8 });
  expect(pack.sample).toHaveLength(5);
  const files = await owner(async () => {
    const all: { name: string; text: string }[] = [];
    for await (const { name, bytes } of packEntries(pack, await Firm.get(), "fr")) {
      all.push({ name, text: Buffer.from(bytes).toString("utf8") });
    }
    return all;
  });
  const names = files.map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(["00-sommaire.csv", "00-sommaire.pdf"]);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => /^personnes\/\d\d-.+\.pdf$/.test(name))).toHaveLength(5);
  for (const folder of ["01", "05", "06", "09", "10", "12", "17", "18", "19", "30", "31", "32"]) {
    expect(names.some((name) => name.startsWith(`indicateur-${folder}/`))).toBe(true);
  }
  const framing = files.find(({ name }) => /^indicateur-04\/.+\/01-note-de-cadrage-invente-fils\.pdf$/.test(name));
  expect(framing?.text).toBe("%PDF-1.7 cadrage");
  const kept = (path: RegExp) => files.filter(({ name }) => path.test(name)).map(({ text }) => text);
  expect(kept(/^indicateur-21\/intervenants\/cora-inventee\/cv-piece-cv-\w{4}\.pdf$/)).toEqual(["%PDF-1.7 cv"]);
  expect(kept(/^indicateur-22\/intervenants\//)).toEqual(["%PDF-1.7 training"]);
  expect(kept(/^indicateur-27\/intervenants\//)).toEqual(["%PDF-1.7 subcontracting"]);
  expect(kept(/^indicateur-12\/.+-papier-\d\.pdf$/)).toEqual(["%PDF-1.7 recto", "%PDF-1.7 verso"]);
  const told = new Map(pack.found.map(({ indicator, lacks }) => [indicator, lacks]));
  expect([21, 22, 27].map((indicator) => told.get(indicator as 21))).toEqual([[], [], []]);
  const asked = files.find(({ name }) => name.endsWith("/questionnaires.csv"))?.text ?? "";
  const [, , session, on, count, who = "", ...reminder] = asked.split("\r\n")[1]?.slice(1, -1).split('";"') ?? [];
  expect(asked).toContain('"Fin de séance";"participants"');
  expect([session, on, count, who.split(", ").length]).toEqual(["1", "2026-03-03", "8", 8]);
  expect(reminder).toEqual(["2026-03-06", "3"]);
  const all = files.map(({ text }) => text).join("\n");
  for (const hidden of [SECRET, QUOTED, COMPLAINED]) expect(all).not.toContain(hidden);
  expect(files.find(({ name }) => name === "00-sommaire.csv")?.text).toContain("Contact handicap absent");
}, 60_000);

it("goes on where it was killed, and chooses the same people again", async () => {
  const { packID } = await owner(() => Pack.ask({ programmeID, ...period() }));
  await Promise.allSettled([1, 2].map(() => asSystem(firmID, () => Pack.prepare(packID))));
  await asSystem(firmID, () => Pack.prepare(packID));
  const { sample, status, done } = await owner(() => Pack.read({ packID }));
  expect({ status, done }).toEqual({ status: "ready", done: 1 });
  await asSystem(firmID, () => Pack.prepare(packID));
  expect((await owner(() => Pack.read({ packID }))).sample).toEqual(sample);
});

it("refuses a period in which no group met, and a coach", async () => {
  const empty = { programmeID, from: "2001-01-01", to: "2001-12-31" };
  await expect(owner(() => Pack.ask(empty))).rejects.toMatchObject({ code: "quality.nothing_held" });
  await expect(owner(() => Pack.ask({ ...empty, to: "2000-01-01" }))).rejects.toMatchObject({ code: "quality.period" });
  await expect(asMember({ firmID, roles: ["coach"] }, () => Pack.ask(empty))).rejects.toMatchObject({
    kind: "forbidden",
  });
});

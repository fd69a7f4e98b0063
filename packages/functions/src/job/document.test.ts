import { Signing } from "@entrepairs/core/attendance";
import { Certificate } from "@entrepairs/core/certificate";
import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Document, DocumentRuns, Wordings } from "@entrepairs/core/document";
import { Files, type FilesPort, Mail, memoryFiles } from "@entrepairs/core/gateway";
import { Actor, ID, now, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { SponsorReports } from "@entrepairs/core/report";
import { asMember, asSystem, inventedProgramme, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { beforeEach, expect, it } from "vitest";
import { on } from "./document.ts";

/** Dates of the group: the 1st, 2nd and 3rd of February 2026. */
const JANUARY = Date.parse("2026-01-10T10:00:00.000Z");
const ALL = ["programme", "rules", "summons", "employerSummons", "attestation"] as const;
const memberID = ID.create("member");

let group: Satisfaction.Group;
let sent: string[] = [];
let files: FilesPort;
let kept: string[] = [];

openTable(() => {
  Satisfaction.configureForTests();
  Mail.configure({
    send: async ({ to }) => {
      sent.push(to);
      return { messageID: "m" };
    },
  });
});

beforeEach(async () => {
  const memory = memoryFiles();
  [sent, kept] = [[], []];
  files = {
    get: memory.get,
    put: (name, bytes) => {
      kept.push(name);
      return memory.put(name, bytes);
    },
  };
  Files.configure(files);
  group = await Satisfaction.addGroup({ people: 3 });
  const { firmID, cohortID, programmeID, organizationID } = group;
  const person = { status: "active" as const, invitedAt: now() };
  await asSystem(firmID, () =>
    db().write(
      {
        confirmed: Cohorts.update({ cohortID }, { set: { status: "confirmed" } }),
        programme: inventedProgramme(programmeID),
        owner: Members.create({ memberID, email: "direction@exemple.fr", name: "Odile", roles: ["owner"], ...person }),
        sponsor: Members.create({
          memberID: ID.create("member"),
          email: "rh@client.example",
          name: "Rose",
          roles: ["sponsor"],
          organizationID,
          ...person,
        }),
      },
      {},
    ),
  );
});

const asOwner = <R>(body: () => R) => asMember({ firmID: group.firmID, roles: ["owner"], memberID }, body);
const run = (event: keyof typeof on, ids: Record<string, string> = {}) =>
  asSystem(group.firmID, async () =>
    on[event]?.({ event, firmID: group.firmID, ids: { cohortID: group.cohortID, ...ids }, eventID: "event_1" }),
  );
const listed = () => asOwner(() => Document.ofCohort({ cohortID: group.cohortID }));
const draw = async (kinds: readonly Wordings.Paper[] = ALL) => {
  const { runID } = await asOwner(() => Document.generate({ cohortID: group.cohortID, kinds: [...kinds] }));
  await run(Document.Event.Asked, { runID });
  return runID;
};
const asBearer = <R>(one: Document.Handout, body: () => Promise<R>) => {
  const { cohortID, recipientID, linkID } = one;
  const { firmID } = group;
  return Actor.provide(
    { type: "link", firmID, linkID, purpose: Document.PURPOSE, subject: { cohortID, recipientID } },
    body,
  );
};

it("draws what a group has in both languages, tells how far it is, and goes on where it was killed", () =>
  withClock(JANUARY, async () => {
    const { cohortID } = group;
    const { runID } = await asOwner(() => Document.generate({ cohortID, kinds: [...ALL] }));
    const again = asOwner(() => Document.generate({ cohortID, kinds: ["rules"] }));
    await expect(again).rejects.toMatchObject({ code: "document.under_way" });
    let left = 5;
    Files.configure({
      ...files,
      put: (name, bytes) => (left-- > 0 ? files.put(name, bytes) : Promise.reject(new Error("killed"))),
    });
    await expect(run(Document.Event.Asked, { runID })).rejects.toThrow("killed");
    expect((await listed()).run).toMatchObject({ total: 6, done: 2, isUnderWay: true });
    Files.configure(files);
    await run(Document.Event.Asked, { runID });
    const { run: over, documents } = await listed();
    expect(over).toMatchObject({ total: 6, done: 6, isUnderWay: false });
    expect(documents.map(({ kind }) => kind)).toEqual([
      "programme",
      "rules",
      ...Array.from({ length: 3 }, () => "summons"),
      "employerSummons",
    ]);
    expect(kept).toHaveLength(12);
    const drawn = [...kept];
    await draw();
    expect(kept).toEqual(drawn);
  }));

it("draws what is said now in words of the firm, and keeps what was drawn before", () =>
  withClock(JANUARY, async () => {
    await draw(["rules"]);
    const [before] = (await listed()).documents;
    const own = { title: "Nos règles", text: "Les règles de {cabinet}." };
    const rewrite = (text: string, after: number) =>
      asOwner(() => Wordings.write({ kind: "rules", fr: { ...own, text }, en: own, after }));
    await expect(rewrite("Les règles de {cabinets}.", 0)).rejects.toMatchObject({
      code: "wording.unknown_placeholder",
      fields: [{ path: "fr.text", code: "wording.unknown_placeholder" }],
    });
    await rewrite(own.text, 0);
    await expect(rewrite(own.text, 0)).rejects.toMatchObject({ code: "wording.changed_meanwhile" });
    await draw(["rules"]);
    const [after] = (await listed()).documents;
    expect([before?.edition, after?.edition]).toEqual([0, 1]);
    expect(after?.textHash).not.toBe(before?.textHash);
    expect(kept).toHaveLength(4);
  }));

it("hands each his own once, tells what was seen and signed, and keeps the signed copy", () =>
  withClock(JANUARY, async () => {
    const { cohortID } = group;
    const handOut = (recipientID?: string) => asOwner(() => Document.handOut({ cohortID, recipientID }));
    await expect(handOut()).rejects.toMatchObject({ code: "document.nothing_made" });
    await draw();
    expect(await handOut()).toMatchObject({ handed: 4 });
    await run(Document.Event.HandedOut);
    await run(Document.Event.HandedOut);
    expect(sent).toHaveLength(4);
    expect(sent).toContain("rh@client.example");
    expect(await handOut()).toMatchObject({ handed: 0 });
    const [first] = (await listed()).handouts.filter(({ to }) => to === "person");
    if (!first) throw new Error("Nobody was handed anything");
    expect(first.papers.map(({ kind, seenAt }) => [kind, seenAt])).toEqual([
      ["summons", null],
      ["programme", null],
      ["rules", null],
    ]);
    const rules = first.papers.find(({ kind }) => kind === "rules")?.textHash ?? "";
    await asBearer(first, async () => {
      const { documents } = await Document.behindLink();
      const summons = documents.find(({ kind }) => kind === "summons");
      await Document.see({ documentID: summons?.documentID ?? "" });
      const stale = Document.sign({ name: "Ada", textHash: "x", accepted: true });
      await expect(stale).rejects.toMatchObject({ code: "document.text_changed" });
      await Document.sign({ name: "Ada Invente", textHash: rules, accepted: true });
      await Document.sign({ name: "Autre", textHash: rules, accepted: true });
    });
    await run(Document.Event.Signed, { recipientID: first.recipientID });
    const signed = (await listed()).handouts.find(({ recipientID }) => recipientID === first.recipientID);
    expect(signed?.signed).toMatchObject({ name: "Ada Invente", textHash: rules, fileHash: expect.any(String) });
    expect(signed?.papers.filter(({ seenAt }) => seenAt).map(({ kind }) => kind)).toEqual(["summons", "rules"]);
    await handOut(first.recipientID);
    await run(Document.Event.HandedOut);
    expect(sent).toHaveLength(5);
  }));

it("draws what was signed and published: closed sheets, certificates, each client’s report; another source is another file", () =>
  withClock(Date.parse("2026-02-05T10:00:00.000Z"), async () => {
    const { firmID, cohortID, programmeID, organizationID, enrolmentIDs, coachID } = group;
    const FROM_ELSEWHERE = ["sheet", "certificate", "satisfaction"] as const;
    await expect(draw(FROM_ELSEWHERE)).rejects.toMatchObject({ code: "document.nothing" });
    const sessionID = group.sessionIDs[0] ?? "";
    const asCoach = <R>(body: () => R) => Satisfaction.asCoach(group, body);
    await asCoach(() => Signing.signedOnPaper({ cohortID, sessionID, enrolmentIDs, statement: "Classeur" }));
    await asOwner(() => Certificate.issue({ cohortID }));
    const stage = { at: now(), sequences: [1], groups: 1, cells: [REFUSED], labels: {} };
    const scope = { programmeID, coachID, cohortName: "Groupe", programmeTitle: "Parcours", middle: stage, end: null };
    await asSystem(firmID, () =>
      db().write({ report: SponsorReports.create({ organizationID, cohortID, ...scope }) }, {}),
    );
    await draw(FROM_ELSEWHERE);
    const made = async () => (await listed()).documents.map(({ kind, name }) => [kind, name]);
    expect(await made()).toEqual([
      ["sheet", "2026-02-01"],
      ...Array.from({ length: 3 }, () => ["certificate", expect.stringMatching(/\S+ \S+/)]),
      ["satisfaction", expect.any(String)],
    ]);
    expect(kept).toHaveLength(10);
    await asOwner(() => Document.handOut({ cohortID }));
    const { handouts } = await listed();
    const papersOf = (recipientID: string) =>
      handouts.find((one) => one.recipientID === recipientID)?.papers.map(({ kind }) => kind);
    expect([papersOf(enrolmentIDs[0] ?? ""), papersOf(organizationID)]).toEqual([["certificate"], ["satisfaction"]]);
    const wrong = { cohortID, sessionID, enrolmentID: enrolmentIDs[0] ?? "", half: 0, presence: "absent" as const };
    await asCoach(() => Signing.correctSheet({ ...wrong, reason: "Erreur de nom" }));
    await draw(FROM_ELSEWHERE);
    expect(kept.slice(10).every((name) => name.includes("/sheet-"))).toBe(true);
    expect(kept).toHaveLength(12);
  }));

const REFUSED = { kind: "refused" as const, questionID: "useful", code: "report.few_answers" as const };

it("leaves by itself when the day comes, to who has a seat by then", () =>
  withClock(Date.parse("2026-01-25T10:00:00.000Z"), async () => {
    const { firmID, cohortID } = group;
    await run(Document.Event.Due);
    const started = await asSystem(firmID, () => db().get(DocumentRuns, { cohortID }));
    await run(Document.Event.Asked, { runID: started?.runID ?? "" });
    await run(Document.Event.Made);
    await run(Document.Event.HandedOut);
    expect(sent).toHaveLength(4);
  }));

it("is the group's coach's to read and to assess, another's not at all, and a sponsor's for what concerns his", () =>
  withClock(JANUARY, async () => {
    const { cohortID, enrolmentIDs } = group;
    await draw();
    const read = () => Document.ofCohort({ cohortID });
    await expect(Satisfaction.asOtherCoach(group, read)).rejects.toMatchObject({ code: "cohort.not_found" });
    const results = [{ objective: "Un autre", level: "reached" as const }];
    const wrong = asOwner(() => Document.assess({ cohortID, enrolmentID: enrolmentIDs[0] ?? "", results }));
    await expect(wrong).rejects.toMatchObject({ code: "document.other_objective" });
    const stranger = Satisfaction.asSponsor(group, ID.create("organization"), () => Document.ofSponsor({ cohortID }));
    await expect(stranger).rejects.toMatchObject({ code: "cohort.not_found" });
  }));

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Actor, ID, withClock } from "../kernel/index.ts";
import { Sessions } from "../session/index.ts";
import { asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Attendance, Signing } from "./index.ts";
import { chained, type Entry, isWhole } from "./sheet.ts";

const { addGroup, asCoach, asOwner, asSponsor, configureForTests, foundFirm } = Satisfaction;
type Group = Satisfaction.Group;

let firmID = "";
openTable(async () => {
  configureForTests();
  firmID = await foundFirm();
});

const START = Date.parse("2026-02-01T08:00:00.000Z");
const at = <R>(minutes: number, body: () => R) => withClock(START + minutes * 60_000, body);
const strokes = "M10 20L30 40L50 60";
const keyOf = ({ cohortID, sessionIDs }: Group) => ({ cohortID, sessionID: sessionIDs[0] ?? "" });
const idOf = ({ enrolmentIDs }: Group, which: number) => enrolmentIDs[which] ?? "";

/** A group that opens its first session; each person has a name of his own, the session lasts a whole day if it must. */
async function groupOf(people: number, minutes = 180): Promise<Group> {
  const group = await addGroup({ people, firmID });
  await asSystem(firmID, async () => {
    const { cohortID } = group;
    const rows = await db().gets(
      ...group.enrolmentIDs.map((enrolmentID) => ({ entity: Enrolments, key: { cohortID, enrolmentID } })),
    );
    const named = rows.flatMap((row, which) =>
      row ? [Enrolments.replace({ ...row, given: NAMES[which] ?? "Zoé", family: "D’Été Lévêque" })] : [],
    );
    const session = await db().get(Sessions, keyOf(group));
    await db().write({ named, session: session && Sessions.replace({ ...session, minutes }) }, {});
  });
  return group;
}
const NAMES = ["Ana", "Bob", "Chloé"];

const asVisitor = <R>(body: () => R) => Actor.provide({ type: "visitor", firmID }, body);
const asHolder = <R>(group: Group, which: number, body: () => R) => {
  const subject = { cohortID: group.cohortID, enrolmentID: idOf(group, which) };
  return Actor.provide({ type: "link", firmID, linkID: ID.create("link"), purpose: "enrolment", subject }, body);
};
const byCode = (group: Group, which: number, over: object = {}) =>
  asVisitor(() => Signing.signByCode({ ...keyOf(group), enrolmentID: idOf(group, which), half: 0, strokes, ...over }));
const sheetOf = (group: Group) => asCoach(group, () => Signing.sheet(keyOf(group)));
const countersign = (group: Group, half = 0) =>
  asCoach(group, () => Signing.countersign({ ...keyOf(group), half, name: "Coach Inventée" }));
const note = (group: Group, which: number, presence: "absent" | "excused" | "late" | "present", over: object = {}) =>
  asCoach(group, () => Signing.note({ ...keyOf(group), enrolmentID: idOf(group, which), half: 0, presence, ...over }));

describe("a sheet of one half-day", () => {
  it("is signed by each, drawn or typed, then by the coach: the session is held with that presence", async () => {
    const group = await groupOf(3);
    await at(5, async () => {
      expect((await asVisitor(() => Signing.ofCode(keyOf(group)))).awaited).toHaveLength(3);
      await byCode(group, 0);
      await byCode(group, 1, { strokes: "", name: "bob D'ETE LEVEQUE" });
      await note(group, 2, "excused", { reason: "Déplacement" });
      await expect(
        asOwner(group, () => Signing.countersign({ ...keyOf(group), half: 0, strokes })),
      ).rejects.toMatchObject({ code: "signature.coach_only" });
      await expect(countersign(group)).resolves.toMatchObject({ status: "closed" });
    });
    const sheet = await sheetOf(group);
    expect(sheet).toMatchObject({ isWhole: true, session: { status: "held" } });
    expect(sheet.people.map(({ cells }) => cells[0]?.state)).toEqual(["signed", "signed", "excused"]);
    expect(sheet.entries.map(({ act, method, via }) => [act, method, via])).toEqual([
      ["signed", "drawn", "code"],
      ["signed", "typed", "code"],
      ["noted", null, "member"],
      ["countersigned", "typed", "member"],
    ]);
    const { sheets } = await asCoach(group, () => Attendance.roster({ cohortID: group.cohortID }));
    expect(sheets[0]?.marks.map(({ presence, reason }) => [presence, reason])).toEqual([
      ["present", null],
      ["present", null],
      ["excused", "Déplacement"],
    ]);
    const { inks } = await asCoach(group, () => Signing.sheetPaper(keyOf(group)));
    expect([...inks.values()]).toEqual([strokes]);
  });

  it("takes no signature before it begins, none twice, none under another's name, none of nothing", async () => {
    const group = await groupOf(2);
    await at(-1, async () => {
      await expect(byCode(group, 0)).rejects.toMatchObject({ code: "signature.too_early" });
      expect((await asVisitor(() => Signing.ofCode(keyOf(group)))).awaited).toEqual([]);
    });
    await at(1, async () => {
      await expect(byCode(group, 0, { strokes: "" })).rejects.toMatchObject({ code: "signature.required" });
      await expect(byCode(group, 0, { strokes: "", name: "Bob D’Été Lévêque" })).rejects.toMatchObject({
        fields: [{ path: "name", code: "signature.other_name" }],
      });
      await expect(byCode(group, 0, { strokes: "M0 0L1 1<script>" })).rejects.toMatchObject({ code: "input.invalid" });
      await byCode(group, 0);
      await expect(byCode(group, 0)).rejects.toMatchObject({ code: "signature.already" });
      await expect(note(group, 0, "absent")).rejects.toMatchObject({ code: "signature.there" });
      await expect(byCode(group, 0, { enrolmentID: ID.create("enrolment") })).rejects.toMatchObject({
        code: "enrolment.not_found",
      });
      await expect(countersign(group)).rejects.toMatchObject({ code: "signature.incomplete" });
    });
    expect((await sheetOf(group)).session.status).toBe("planned");
  });

  it("loses none of two that sign at the same time", async () => {
    const group = await groupOf(3);
    await at(1, () => Promise.all([0, 1, 2].map((which) => byCode(group, which))));
    const { entries, isWhole: whole } = await sheetOf(group);
    expect(entries).toHaveLength(3);
    expect(whole).toBe(true);
  });

  it("is signed from one's own link too, where it says what is signed and what is closed", async () => {
    const group = await groupOf(2);
    const { sessionID } = keyOf(group);
    const mine = () => asHolder(group, 0, () => Signing.mineToSign());
    expect((await at(-5, mine)).days).toEqual([]);
    await at(10, async () => {
      await asHolder(group, 0, () => Signing.signByLink({ sessionID, half: 0, name: "Ana D’Été Lévêque" }));
      expect((await mine()).days).toMatchObject([{ cell: { state: "signed" }, isClosed: false }]);
      await note(group, 1, "absent");
      await countersign(group);
      expect((await mine()).days).toMatchObject([{ isClosed: true }]);
      await expect(asHolder(group, 1, () => Signing.signByLink({ sessionID, half: 0, strokes }))).rejects.toMatchObject(
        { code: "signature.closed" },
      );
    });
  });

  it("is closed for good: what was wrong is corrected after it, with who and why, and the presence follows", async () => {
    const group = await groupOf(2);
    const wrong = {
      ...keyOf(group),
      enrolmentID: idOf(group, 1),
      half: 0,
      presence: "present" as const,
      reason: "Il était là",
    };
    const correct = () => asCoach(group, () => Signing.correctSheet(wrong));
    await at(10, async () => {
      await byCode(group, 0);
      await note(group, 1, "absent");
      await expect(correct()).rejects.toMatchObject({ code: "signature.open" });
      await countersign(group);
      await correct();
      const { marks } = { marks: [{ enrolmentID: idOf(group, 0), presence: "absent" as const }] };
      await expect(asCoach(group, () => Attendance.correct({ ...keyOf(group), marks }))).rejects.toMatchObject({
        code: "attendance.signed",
      });
    });
    const sheet = await sheetOf(group);
    expect(sheet.people[1]?.cells[0]).toMatchObject({
      state: "present",
      correction: { reason: "Il était là", name: "Coach Inventée" },
    });
    const { sheets } = await asCoach(group, () => Attendance.roster({ cohortID: group.cohortID }));
    expect(sheets[0]?.marks.map(({ presence }) => presence)).toEqual(["present", "absent", "present"]);
  });

  it("is closed by who says that it stands on paper, with its scan in the chain: the session is held, nothing is left to sign", async () => {
    const group = await groupOf(3);
    const [first = "", second = ""] = group.enrolmentIDs;
    const scan = { type: "application/pdf" as const, base64: Buffer.from("%PDF-1.7 une feuille").toString("base64") };
    const said = { ...keyOf(group), enrolmentIDs: [second], statement: "Classeur des feuilles, 2026", scan };
    const onPaper = (over: object = {}) => asCoach(group, () => Signing.signedOnPaper({ ...said, ...over }));
    await at(-5, () => expect(onPaper()).rejects.toMatchObject({ code: "signature.too_early" }));
    await at(200, async () => {
      await expect(onPaper({ enrolmentIDs: [] })).rejects.toMatchObject({ code: "signature.nobody" });
      await byCode(group, 0);
      await expect(onPaper({ scan: { ...scan, type: "image/png" } })).rejects.toMatchObject({ code: "upload.type" });
      await expect(onPaper({ enrolmentIDs: [ID.create("enrolment")] })).rejects.toMatchObject({
        code: "attendance.not_enrolled",
      });
      await expect(onPaper()).resolves.toMatchObject({ status: "closed" });
      await expect(onPaper()).rejects.toMatchObject({ code: "signature.closed" });
    });
    const sheet = await sheetOf(group);
    expect(sheet.people.map(({ cells }) => cells[0]?.state)).toEqual(["signed", "signed", "absent"]);
    expect(sheet).toMatchObject({
      isWhole: true,
      session: { status: "held", sheetClosed: true },
      paper: { name: "Coach Inventée", statement: "Classeur des feuilles, 2026" },
    });
    expect(sheet.paper?.scans).toMatchObject([{ statement: null, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    const kept = await asOwner(group, () => Signing.scan(keyOf(group)));
    expect(Buffer.from(kept.bytes).toString()).toBe("%PDF-1.7 une feuille");
    const { sheets } = await asCoach(group, () => Attendance.roster({ cohortID: group.cohortID }));
    expect(sheets[0]?.marks.map(({ enrolmentID, presence }) => [enrolmentID === first, presence])).toEqual([
      [true, "present"],
      [false, "present"],
      [false, "absent"],
    ]);
    await expect(asSponsor(group, group.organizationID, () => Signing.scan(keyOf(group)))).rejects.toMatchObject({
      code: "actor.forbidden",
    });
  });

  it("is not for a sponsor, nor for another group's coach", async () => {
    const group = await groupOf(1);
    const other = await groupOf(1);
    const read = () => Signing.sheet(keyOf(group));
    await expect(asSponsor(group, group.organizationID, read)).rejects.toMatchObject({ code: "actor.forbidden" });
    await expect(asCoach(other, read)).rejects.toMatchObject({ code: "cohort.not_found" });
  });
});

describe("a whole day", () => {
  it("is signed for twice, and counts what someone missed of it", async () => {
    const group = await groupOf(2, 480);
    await at(30, async () => {
      await byCode(group, 0);
      await byCode(group, 1);
      await expect(byCode(group, 0, { half: 1 })).rejects.toMatchObject({ code: "signature.too_early" });
      await expect(countersign(group)).resolves.toMatchObject({ status: "open" });
    });
    await at(300, async () => {
      await byCode(group, 0, { half: 1 });
      await note(group, 1, "absent", { half: 1 });
      await countersign(group, 1);
    });
    const { sheets } = await asCoach(group, () => Attendance.roster({ cohortID: group.cohortID }));
    expect(sheets[0]?.marks).toMatchObject([{ presence: "present" }, { presence: "present", missedMinutes: 240 }]);
  });
});

it("tells a chain of which anything was changed, taken out or put in", () => {
  const session = { sessionID: "s", startsAt: "2026-02-01T08:00:00.000Z", minutes: 180, zone: "Europe/Paris" };
  const entry = (half: number): Omit<Entry, "previous" | "hash"> => ({
    signatureID: `signature_${half}`,
    half,
    act: "signed",
    enrolmentID: "e",
    presence: null,
    lateMinutes: null,
    reason: null,
    name: "Ana",
    method: "typed",
    via: "code",
    by: "visitor",
    at: "2026-02-01T08:05:00.000Z",
    inkHash: null,
  });
  const chain = [0, 1, 2, 3].reduce((known: Entry[], half) => chained(session, known, entry(half)), []);
  expect(isWhole(chain)).toBe(true);
  const change = fc.record({
    which: fc.nat({ max: 3 }),
    field: fc.constantFrom("name" as const, "at" as const, "by" as const, "previous" as const, "hash" as const),
  });
  fc.assert(
    fc.property(change, ({ which, field }) => {
      expect(isWhole(chain.map((one, index) => (index === which ? { ...one, [field]: "other" } : one)))).toBe(false);
    }),
    { numRuns: 40 },
  );
  for (const gone of [1, 2]) expect(isWhole(chain.filter((_, index) => index !== gone))).toBe(false);
});

import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { withClock } from "../kernel/index.ts";
import { asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Signing } from "./index.ts";
import { Scans } from "./signature.table.ts";

const { addGroup, asCoach, asOwner, configureForTests, foundFirm } = Satisfaction;
type Group = Satisfaction.Group;

let firmID = "";
openTable(async () => {
  configureForTests();
  firmID = await foundFirm();
});

const groupOf = (people: number) => addGroup({ people, firmID });
const START = Date.parse("2026-02-01T08:00:00.000Z");
const at = <R>(minutes: number, body: () => R) => withClock(START + minutes * 60_000, body);
const keyOf = ({ cohortID, sessionIDs }: Group) => ({ cohortID, sessionID: sessionIDs[0] ?? "" });
const pdf = (text: string) => ({
  type: "application/pdf" as const,
  base64: Buffer.from(`%PDF-1.7 ${text}`).toString("base64"),
});
const sheetOf = (group: Group) => asCoach(group, () => Signing.sheet(keyOf(group)));

describe("a sheet that stands on paper", () => {
  it("takes one more scan once it is closed on paper: after everything that stands on it, which stays as it was", async () => {
    const group = await groupOf(2);
    const attach = (text: string) =>
      asCoach(group, () => Signing.attachScan({ ...keyOf(group), statement: "Verso de la feuille", scan: pdf(text) }));
    const before = await at(200, async () => {
      await expect(attach("verso")).rejects.toMatchObject({ code: "signature.open" });
      await asCoach(group, () =>
        Signing.signedOnPaper({ ...keyOf(group), enrolmentIDs: group.enrolmentIDs, statement: "Classeur" }),
      );
      return sheetOf(group);
    });
    expect(before.paper?.scans).toEqual([]);
    await at(300, async () => {
      await attach("verso");
      await expect(attach("verso")).rejects.toMatchObject({ code: "signature.scan_known" });
      await Promise.all([attach("recto"), attach("annexe")]);
    });
    const after = await sheetOf(group);
    expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries);
    expect(after).toMatchObject({ isWhole: true, lockedAt: before.lockedAt });
    expect(after.paper?.scans).toMatchObject([{ name: "Coach Inventée", statement: "Verso de la feuille" }, {}, {}]);
    const scans = after.paper?.scans ?? [];
    const kept = scans.map(({ signatureID }) => asOwner(group, () => Signing.scan({ ...keyOf(group), signatureID })));
    const texts = (await Promise.all(kept)).map(({ bytes }) => Buffer.from(bytes).toString());
    expect(texts[0]).toBe("%PDF-1.7 verso");
    expect(texts.slice(1).sort()).toEqual(["%PDF-1.7 annexe", "%PDF-1.7 recto"]);
    await expect(asOwner(group, () => Signing.scan(keyOf(group)))).rejects.toMatchObject({ code: "scan.not_found" });
  });

  it("takes ten scans, and shows none whose content is not what was attached", async () => {
    const group = await groupOf(1);
    const attach = (text: string) =>
      asCoach(group, () => Signing.attachScan({ ...keyOf(group), statement: "Une page", scan: pdf(text) }));
    const signed = { ...keyOf(group), enrolmentIDs: group.enrolmentIDs, statement: "Classeur", scan: pdf("0") };
    const signatureID = await at(200, async () => {
      await asCoach(group, () => Signing.signedOnPaper(signed));
      const { signatureID: first } = await attach("1");
      for (const page of ["2", "3", "4", "5", "6", "7", "8", "9"]) await attach(page);
      await expect(attach("10")).rejects.toMatchObject({ code: "signature.too_many" });
      return first;
    });
    const scan = { ...keyOf(group), signatureID };
    const read = () => asOwner(group, () => Signing.scan(scan));
    expect(Buffer.from((await read()).bytes).toString()).toBe("%PDF-1.7 1");
    await asSystem(firmID, () => db().heal({ part: Scans.put({ ...scan, ...pdf("forgé"), part: 0, parts: 1 }) }));
    await expect(read()).rejects.toMatchObject({ code: "scan.not_found" });
  });

  it("takes no scan of a paper where it was signed here", async () => {
    const group = await groupOf(1);
    await at(10, async () => {
      const away = { ...keyOf(group), enrolmentID: group.enrolmentIDs[0] ?? "", half: 0, presence: "absent" as const };
      await asCoach(group, () => Signing.note(away));
      await asCoach(group, () => Signing.countersign({ ...keyOf(group), half: 0, name: "Coach Inventée" }));
      const attach = () => Signing.attachScan({ ...keyOf(group), statement: "Une page", scan: pdf("page") });
      await expect(asCoach(group, attach)).rejects.toMatchObject({ code: "signature.not_on_paper" });
    });
  });
});

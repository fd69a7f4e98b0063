import { describe, expect, it } from "vitest";
import { withClock } from "../kernel/index.ts";
import { Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Signing } from "./index.ts";

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
const sheetOf = (group: Group) => asCoach(group, () => Signing.sheet(keyOf(group)));

describe("a sheet that stands on paper", () => {
  it("takes one more scan once it is closed on paper: after everything that stands on it, which stays as it was", async () => {
    const group = await groupOf(2);
    const page = (text: string) => ({
      type: "application/pdf" as const,
      base64: Buffer.from(`%PDF-1.7 ${text}`).toString("base64"),
    });
    const attach = (scan: ReturnType<typeof page>) =>
      asCoach(group, () => Signing.attachScan({ ...keyOf(group), statement: "Verso de la feuille", scan }));
    const before = await at(200, async () => {
      await expect(attach(page("verso"))).rejects.toMatchObject({ code: "signature.open" });
      await asCoach(group, () =>
        Signing.signedOnPaper({ ...keyOf(group), enrolmentIDs: group.enrolmentIDs, statement: "Classeur" }),
      );
      return sheetOf(group);
    });
    expect(before.paper?.scans).toEqual([]);
    await at(300, async () => {
      await attach(page("verso"));
      await expect(attach(page("verso"))).rejects.toMatchObject({ code: "signature.scan_known" });
      await Promise.all([attach(page("recto")), attach(page("annexe"))]);
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

  it("takes no scan of a paper where it was signed here", async () => {
    const group = await groupOf(1);
    await at(10, async () => {
      const away = { ...keyOf(group), enrolmentID: group.enrolmentIDs[0] ?? "", half: 0, presence: "absent" as const };
      await asCoach(group, () => Signing.note(away));
      await asCoach(group, () => Signing.countersign({ ...keyOf(group), half: 0, name: "Coach Inventée" }));
      const scan = { type: "application/pdf" as const, base64: Buffer.from("%PDF-1.7").toString("base64") };
      const attach = () => Signing.attachScan({ ...keyOf(group), statement: "Une page", scan });
      await expect(asCoach(group, attach)).rejects.toMatchObject({ code: "signature.not_on_paper" });
    });
  });
});

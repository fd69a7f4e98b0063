import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { ID } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { asMember, Billing, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Credentials } from "./credential.table.ts";
import { Credential } from "./index.ts";

const firmID = ID.createFirm();
const asOwner = <R>(body: () => Promise<R>) => asMember({ firmID, roles: ["owner"] }, body);
const coachOf = async (name: string) => {
  const email = `${ID.create("x").slice(2).toLowerCase()}@exemple.fr`;
  const { memberID } = await asOwner(() => Member.invite({ email, name, role: "coach" }));
  const as = <R>(body: () => Promise<R>) => asMember({ firmID, memberID, roles: ["coach"] }, body);
  return { memberID, as };
};
openTable(async () => {
  Billing.configureForTests();
  await Satisfaction.foundFirm(firmID);
});

const pdf = (text: string) => ({
  type: "application/pdf" as const,
  base64: Buffer.from(`%PDF-1.7 ${text}`).toString("base64"),
});
const paper = (memberID: string, over: object = {}) => ({
  memberID,
  kind: "diploma" as const,
  title: "Certification de coach",
  issuedOn: "2025-02-01",
  expiresOn: "2026-12-31",
  file: pdf("diplôme"),
  ...over,
});

describe("what shows that a facilitator is competent", () => {
  it("is added and read by himself and by the firm, and by no other coach", async () => {
    const [one, other] = [await coachOf("Ada Inventée"), await coachOf("Bea Inventée")];
    const added = await one.as(() => Credential.add(paper(one.memberID)));
    await asOwner(() => Credential.add(paper(other.memberID, { kind: "cv", file: pdf("x".repeat(500_000)) })));
    const names = (rows: Credential.Stored[]) => rows.map(({ memberName, kind }) => [memberName, kind]);
    expect(names(await one.as(() => Credential.list({})))).toEqual([["Ada Inventée", "diploma"]]);
    expect(names(await asOwner(() => Credential.list({})))).toEqual([
      ["Ada Inventée", "diploma"],
      ["Bea Inventée", "cv"],
    ]);
    for (const as of [one.as, asOwner]) {
      const { content } = await as(() => Credential.file(added));
      expect(Buffer.from(content).toString()).toBe("%PDF-1.7 diplôme");
    }
    const asStranger = [
      () => Credential.file(added),
      () => Credential.remove(added),
      () => Credential.add(paper(one.memberID, { file: pdf("autre") })),
    ];
    for (const act of asStranger) await expect(other.as(act)).rejects.toMatchObject({ code: "member.not_found" });
    for (const role of ["sponsor", "participant"] as const) {
      const list = () => Credential.list({});
      await expect(asMember({ firmID, roles: [role] }, list)).rejects.toMatchObject({ code: "actor.forbidden" });
    }
  });

  it("leaves nothing behind when it is removed, in however many parts it was kept", async () => {
    const { memberID, as } = await coachOf("Clo Inventée");
    const added = await as(() => Credential.add(paper(memberID, { file: pdf("y".repeat(700_000)) })));
    expect((await as(() => Credential.file(added))).content).toHaveLength(700_009);
    const parts = () => asOwner(() => db().query({ pk: ["CREDENTIAL", added.credentialID], limit: 10 }));
    expect((await parts()).items.length).toBeGreaterThan(1);
    await as(() => Credential.remove(added));
    expect((await parts()).items).toEqual([]);
    await expect(as(() => Credential.file(added))).rejects.toMatchObject({ code: "credential.not_found" });
  });

  it("is refused with days that cannot be, as another file than it says, and twice", async () => {
    const { memberID, as } = await coachOf("Dan Inventé");
    const add = (over: object) => as(() => Credential.add(paper(memberID, over)));
    await expect(add({ issuedOn: "2999-01-01" })).rejects.toMatchObject({ code: "credential.to_come" });
    await expect(add({ expiresOn: "2025-01-31" })).rejects.toMatchObject({ code: "credential.order" });
    const html = { type: "application/pdf", base64: Buffer.from("<script>").toString("base64") };
    await expect(add({ file: html })).rejects.toMatchObject({ code: "upload.type" });
    await add({});
    await expect(add({})).rejects.toMatchObject({ code: "credential.known" });
    await asOwner(() => Member.remove({ memberID }));
    await expect(asOwner(() => Credential.add(paper(memberID, { kind: "cv" })))).rejects.toMatchObject({
      code: "member.not_found",
    });
  });
});

it("takes sixty of one person, and no more", async () => {
  const { memberID, as } = await coachOf("Eli Inventée");
  const key = await as(() => Credential.add(paper(memberID)));
  const more = (count: number) =>
    asOwner(async () => {
      const row = await db().get(Credentials, key);
      const copies = Array.from({ length: count }, () => ID.create("credential"));
      await db().heal({
        rows: copies.flatMap((credentialID) => (row ? Credentials.put({ ...row, credentialID }) : [])),
      });
    });
  const add = (text: string) => as(() => Credential.add(paper(memberID, { file: pdf(text) })));
  await more(29);
  await more(29);
  await add("le soixantième");
  await expect(add("de trop")).rejects.toMatchObject({ code: "credential.too_many" });
});

describe("what ends", () => {
  const row = (over: Partial<Credential.Stored>) => ({ ...(paper("m") as object), ...over }) as Credential.Stored;
  it("is told two months before, until a newer one has its name", () => {
    const ending = row({ expiresOn: "2026-12-31" });
    const told = (rows: Credential.Stored[], today: string) => Credential.endingIn(rows, today).length;
    expect(told([ending], "2026-10-31")).toBe(0);
    expect(told([ending], "2026-11-01")).toBe(1);
    expect(told([ending], "2027-06-01")).toBe(1);
    expect(told([ending, row({ title: "certification de COACH", expiresOn: "2029-12-31" })], "2027-01-01")).toBe(0);
    expect(told([ending, row({ title: "Une autre", expiresOn: null })], "2027-01-01")).toBe(1);
    expect(told([row({ expiresOn: null })], "2030-01-01")).toBe(0);
  });
});

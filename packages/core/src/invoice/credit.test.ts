import { beforeEach, describe, expect, it } from "vitest";
import { db, rowsOf } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { ID } from "../kernel/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Invoice, InvoiceMoments, Invoices } from "./index.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;

let firmID = "";
openTable(configureForTests);
beforeEach(() => {
  firmID = ID.createFirm();
});
const asOwner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);

async function drafts(count: number, seats = 1) {
  const organizationID = await addClient();
  const cohortID = await addCohort();
  const made: string[] = [];
  for (let at = 0; at < count; at++) {
    const keys = [];
    for (let seat = 0; seat < seats; seat++) keys.push(await addSeat(cohortID, organizationID));
    made.push((await Invoice.draft({ seats: keys })).invoiceID);
  }
  return made;
}

async function issued(seats = 1) {
  await foundFirm();
  const [invoiceID = ""] = await drafts(1, seats);
  await Invoice.issue({ invoiceID });
  return invoiceID;
}

const reason = "Erreur sur le nombre de places";

describe("a credit note", () => {
  it("takes all back, with a number of its own series, and frees the seats to be billed again", () =>
    asOwner(async () => {
      const invoiceID = await issued(2);
      const before = Invoice.contentOf(await Invoice.get(invoiceID));
      const note = await Invoice.credit({ invoiceID, reason });
      expect(note.number).toMatch(/^AV-\d{4}-0001$/);
      const [invoice, credit] = [await Invoice.get(invoiceID), await Invoice.get(note.invoiceID)];
      expect(invoice).toMatchObject({ status: "credited", creditedGross: 168_000 });
      expect([Invoice.dueOf(invoice), Invoice.dueOf(credit)]).toEqual([0, 0]);
      expect(Invoice.contentOf(invoice)).toEqual(before);
      expect(credit).toMatchObject({ kind: "creditNote", gross: 168_000, preceding: [{ invoiceID }] });
      expect(credit.notes[0]?.text).toContain(reason);
      expect(await Invoice.candidates({})).toHaveLength(1);
      const { items } = await db().query({ pk: ["INVOICE", invoiceID], limit: 50 });
      expect(rowsOf(InvoiceMoments, items)).toMatchObject([{ kind: "credited", amount: 168_000, number: note.number }]);
    }));

  it("takes a part back, then what remains, never more", () =>
    asOwner(async () => {
      const invoiceID = await issued(3);
      await Invoice.credit({ invoiceID, lines: [{ line: 0, net: 70_000 }], reason });
      const partly = await Invoice.get(invoiceID);
      expect([partly.status, Invoice.dueOf(partly)]).toEqual(["issued", 168_000]);
      await expect(Invoice.credit({ invoiceID, lines: [{ line: 0, net: 140_001 }], reason })).rejects.toMatchObject({
        code: "invoice.credit_above",
        fields: [{ path: "lines.0.net", code: "invoice.credit_above" }],
      });
      await Invoice.credit({ invoiceID, reason });
      expect(await Invoice.get(invoiceID)).toMatchObject({ status: "credited", creditedGross: 252_000 });
      await expect(Invoice.credit({ invoiceID, reason })).rejects.toMatchObject({ code: "invoice.credited" });
    }));

  it("is made once under one name, and never above the whole when many ask at once", () =>
    asOwner(async () => {
      const invoiceID = await issued(2);
      const creditNoteID = ID.derived("invoice", "test", invoiceID);
      const lines = [{ line: 0, net: 50_000 }];
      const same = await Promise.all([1, 2, 3].map(() => Invoice.credit({ invoiceID, lines, reason, creditNoteID })));
      expect(new Set(same.map((one) => one.number)).size).toBe(1);
      const tries = await Promise.allSettled([1, 2, 3, 4].map(() => Invoice.credit({ invoiceID, lines, reason })));
      expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      expect((await Invoice.get(invoiceID)).creditedGross).toBe(120_000);
    }));

  it("is refused of a draft, and of a credit note", () =>
    asOwner(async () => {
      await foundFirm();
      const [draft = ""] = await drafts(1);
      await expect(Invoice.credit({ invoiceID: draft, reason })).rejects.toMatchObject({ code: "invoice.not_issued" });
      await Invoice.issue({ invoiceID: draft });
      const note = await Invoice.credit({ invoiceID: draft, reason });
      const again = Invoice.credit({ invoiceID: note.invoiceID, reason });
      await expect(again).rejects.toMatchObject({ code: "invoice.is_credit" });
    }));
});

describe("a corrected invoice", () => {
  it("cancels and replaces the first under a new number, with other lines and the same seats", () =>
    asOwner(async () => {
      const invoiceID = await issued(2);
      const { invoiceID: correctedID, rev } = await Invoice.correct({ invoiceID, reason });
      const line = { from: 0, description: "Places", quantity: 2, unitNet: 60_000, vatRate: 2_000 };
      await Invoice.revise({ invoiceID: correctedID, rev, lines: [line] });
      expect(Invoice.dueOf(await Invoice.get(invoiceID))).toBe(168_000);
      await Invoice.issue({ invoiceID: correctedID });
      const [before, after] = [await Invoice.get(invoiceID), await Invoice.get(correctedID)];
      expect([before.status, Invoice.dueOf(before)]).toEqual(["credited", 0]);
      expect(after).toMatchObject({ kind: "corrected", gross: 144_000, preceding: [{ number: before.number }] });
      expect(after.number).toMatch(/-0002$/);
      expect(after.notes[0]?.text).toContain("Annule et remplace");
      for (const { cohortID, enrolmentID } of after.lines.flatMap((one) => one.seats))
        expect((await db().get(Enrolments, { cohortID, enrolmentID }))?.invoiceID).toBe(correctedID);
    }));

  it("is refused once something was credited", () =>
    asOwner(async () => {
      const invoiceID = await issued(2);
      await Invoice.credit({ invoiceID, lines: [{ line: 0, net: 1 }], reason });
      await expect(Invoice.correct({ invoiceID, reason })).rejects.toMatchObject({ code: "invoice.not_replaceable" });
    }));
});

describe("a batch", () => {
  it(
    "issues all in order, leaves what may not be issued, and asked again changes nothing",
    () =>
      asOwner(async () => {
        await foundFirm();
        const made = await drafts(26);
        const bad = made[7] ?? "";
        const row = await Invoice.get(bad);
        const buyer = { ...row.buyer, organizationID: null, siret: null };
        await db().write({ invoice: Invoices.replace({ ...row, buyer }) }, {});
        const first = await Invoice.issueMany({ invoiceIDs: made });
        expect(first.refused).toEqual([{ id: bad, code: "invoice.buyer_incomplete" }]);
        const numbers = await Promise.all(first.issued.map(async (id) => (await Invoice.get(id)).number));
        expect(numbers.map((number) => Number(number?.slice(-4)))).toEqual(numbers.map((_, at) => at + 1));
        await Invoice.issueMany({ invoiceIDs: made });
        expect(await Promise.all(first.issued.map(async (id) => (await Invoice.get(id)).number))).toEqual(numbers);
      }),
    60_000,
  );
});

describe("numbers", () => {
  it("follow the pattern that the firm chose, which is chosen once", () =>
    asOwner(async () => {
      await foundFirm();
      const settings = { ...BLANK, pattern: "CI/{series}/{number:5}", restart: "never" as const };
      await Invoice.setUp({ ...settings, rev: 0 });
      const [invoiceID = ""] = await drafts(1);
      expect((await Invoice.issue({ invoiceID })).number).toBe("CI/F/00001");
      expect((await Invoice.credit({ invoiceID, reason })).number).toBe("CI/AV/00001");
      const { rev } = await Invoice.settings({});
      const other = Invoice.setUp({ ...settings, pattern: "{series}-{number}", rev });
      await expect(other).rejects.toMatchObject({ code: "invoice.numbering_locked" });
      await Invoice.setUp({ ...settings, remindersOn: true, rev });
    }));

  it("of a firm that never chose are not to be changed once it issued", () =>
    asOwner(async () => {
      await issued();
      const { rev } = await Invoice.settings({});
      const other = Invoice.setUp({ ...BLANK, pattern: "{series}{number}", restart: "never", rev });
      await expect(other).rejects.toMatchObject({ code: "invoice.number_glued" });
      const fit = Invoice.setUp({ ...BLANK, pattern: "{series}/{number}", restart: "never", rev });
      await expect(fit).rejects.toMatchObject({ code: "invoice.numbering_locked" });
    }));
});

const BLANK = {
  pattern: "{series}-{year}-{number:4}",
  restart: "yearly" as const,
  vatOnDebits: false,
  legalForm: null,
  registration: null,
  remindersOn: false,
  reminders: [],
};

import { beforeEach, describe, expect, it } from "vitest";
import { Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Firms } from "../firm/index.ts";
import { ID, withClock, withIdempotencyKey } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Organization, Organizations } from "../organization/index.ts";
import { asMember, Billing, firmDay } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;

import { Invoice, InvoiceCounters } from "./index.ts";

let firmID = "";
openTable(configureForTests);
beforeEach(() => {
  firmID = ID.createFirm();
});

const as = <R>(role: "owner" | "coach" | "sponsor", body: () => R, organizationID?: string) =>
  asMember({ firmID, roles: [role], organizationID }, body);

async function client(seats = 1) {
  await foundFirm();
  const organizationID = await addClient();
  const cohortID = await addCohort();
  const keys = [];
  for (let at = 0; at < seats; at++) keys.push(await addSeat(cohortID, organizationID, { family: `Lopes ${at}` }));
  return { organizationID, cohortID, keys };
}

/** What the same command does in another process: past our queue, it meets us at the counter. */
async function takeNumber(): Promise<number> {
  const key = { series: "F", year: firmDay().slice(0, 4) };
  for (;;) {
    const read = await db().get(InvoiceCounters, key);
    const last = (read?.last ?? 0) + 1;
    const row = { ...key, last, lastIssuedOn: read?.lastIssuedOn ?? firmDay() };
    const counter = read ? InvoiceCounters.replace({ ...row, rev: read.rev }) : InvoiceCounters.create(row);
    if (!(await db().write({ counter }, {})).refused) return last;
  }
}

describe("a draft", () => {
  it("covers the seats of one payer at n times the price, and takes each seat once", () =>
    as("owner", async () => {
      const { keys } = await client(5);
      const { invoiceID } = await Invoice.draft({ seats: keys });
      expect(await Invoice.get(invoiceID)).toMatchObject({
        net: 350_000,
        vat: 70_000,
        gross: 420_000,
        number: null,
        status: "draft",
      });
      await expect(Invoice.draft({ seats: keys.slice(0, 1) })).rejects.toMatchObject({ code: "invoice.seat_invoiced" });
      expect(await Invoice.candidates({})).toEqual([]);
    }));

  it("is made once when two people make it at the same time", () =>
    as("owner", async () => {
      const { keys } = await client(2);
      const tries = await Promise.allSettled([1, 2, 3, 4].map(() => Invoice.draft({ seats: keys })));
      expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    }));

  it("frees its seats when it is dropped", () =>
    as("owner", async () => {
      const { keys } = await client(2);
      const { invoiceID } = await Invoice.draft({ seats: keys });
      await Invoice.discard({ invoiceID });
      const [payer] = await Invoice.candidates({});
      expect(payer).toMatchObject({ net: 140_000, gross: 168_000 });
      expect((await Invoice.list({})).invoices).toEqual([]);
    }));

  it("refuses seats of two payers, of an individual, and seats given up", () =>
    as("owner", async () => {
      const { keys, cohortID } = await client(1);
      const other = await addSeat(cohortID, await addClient());
      await expect(Invoice.draft({ seats: [...keys, other] })).rejects.toMatchObject({ code: "invoice.other_payer" });
      const gone = await addSeat(cohortID, await addClient(), { status: "cancelled" });
      await expect(Invoice.draft({ seats: [gone] })).rejects.toMatchObject({ code: "invoice.seat_not_billable" });
      const payerID = ID.create("payer");
      const alone = {
        payerID,
        shareBasisPoints: 10_000,
        kind: "individual" as const,
        name: "A",
        email: "a@b.example",
        address: { street: "1", postalCode: "69001", city: "Lyon", country: "FR" },
      };
      const individual = await addSeat(cohortID, await addClient(), { payers: [alone] });
      await expect(Invoice.draft({ seats: [individual] })).rejects.toMatchObject({ code: "invoice.individual_payer" });
    }));

  it("bills each payer of a seat for his part, once, and frees the part of a draft that is dropped", () =>
    as("owner", async () => {
      const { cohortID, organizationID } = await client(0);
      const other = await addClient();
      const share = (id: string, shareBasisPoints: number) => ({
        payerID: ID.create("payer"),
        kind: "organization" as const,
        name: "Client",
        organizationID: id,
        shareBasisPoints,
      });
      const payers = [share(organizationID, 3_333), share(other, 6_667)];
      const seat = await addSeat(cohortID, organizationID, { payers, priceNet: 70_001 });
      await expect(Invoice.draft({ seats: [seat] })).rejects.toMatchObject({ code: "invoice.several_payers" });
      const parts = (await Invoice.candidates({})).map(({ key, net }) => [key, net]);
      expect(parts).toEqual([
        [organizationID, 23_331],
        [other, 46_670],
      ]);
      const first = await Invoice.draft({ seats: [seat], payer: organizationID });
      const again = Invoice.draft({ seats: [seat], payer: organizationID });
      await expect(again).rejects.toMatchObject({ code: "invoice.seat_invoiced" });
      const second = await Invoice.draft({ seats: [seat], payer: other });
      expect(await Invoice.candidates({})).toEqual([]);
      await Invoice.discard({ invoiceID: first.invoiceID });
      expect((await Invoice.candidates({})).map(({ net }) => net)).toEqual([23_331]);
      expect((await Invoice.get(second.invoiceID)).lines[0]).toMatchObject({
        net: 46_670,
        seats: [{ payerID: payers[1]?.payerID }],
      });
    }));

  it("is no business of a coach", () =>
    as("coach", async () => {
      await expect(Invoice.candidates({})).rejects.toMatchObject({ code: "actor.forbidden" });
    }));
});

describe("issuing", () => {
  it(
    "numbers 50 invoices asked for at once 1 to 50, without gap nor double",
    () =>
      as("owner", async () => {
        const { cohortID, organizationID } = await client(0);
        const drafts = await Promise.all(
          Array.from({ length: 50 }, async () => Invoice.draft({ seats: [await addSeat(cohortID, organizationID)] })),
        );
        const issued = await Promise.all(drafts.map(({ invoiceID }) => Invoice.issue({ invoiceID })));
        const numbers = issued.map((one) => String(one.number)).sort();
        expect(new Set(numbers).size).toBe(50);
        expect(numbers.at(0)).toMatch(/^F-\d{4}-0001$/);
        expect(numbers.at(-1)).toMatch(/^F-\d{4}-0050$/);
      }),
    90_000,
  );

  it(
    "leaves no gap beside another process that takes numbers of the same series",
    () =>
      as("owner", async () => {
        const { keys } = await client(6);
        const drafts = [];
        for (const key of keys) drafts.push(await Invoice.draft({ seats: [key] }));
        const elsewhere = Promise.all(keys.map(takeNumber));
        const issued = await Promise.all(drafts.map(({ invoiceID }) => Invoice.issue({ invoiceID })));
        const taken = [...issued.map((one) => Number(String(one.number).slice(-4))), ...(await elsewhere)];
        expect(taken.sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      }),
    60_000,
  );

  it("freezes what it says: later changes of the client, the firm or the group change nothing", () =>
    as("owner", async () => {
      const { keys, organizationID, cohortID } = await client(1);
      const { invoiceID } = await Invoice.draft({ seats: keys });
      await Invoice.issue({ invoiceID });
      const before = Invoice.contentOf(await Invoice.get(invoiceID));
      const organization = await Organization.get(organizationID);
      await db().write(
        {
          a: Organizations.replace({ ...organization, name: "Autre nom" }),
          b: Firms.update({}, { set: { name: "Autre" } }),
          c: Cohorts.update({ cohortID }, { set: { name: "Autre" } }),
        },
        {},
      );
      expect(Invoice.contentOf(await Invoice.get(invoiceID))).toEqual(before);
      await expect(Invoice.edit({ invoiceID, rev: 2, object: "Autre" })).rejects.toMatchObject({
        code: "invoice.issued",
      });
      await expect(Invoice.discard({ invoiceID })).rejects.toMatchObject({ code: "invoice.issued" });
    }));

  it("happens once, and answers the same to the same key", () =>
    as("owner", async () => {
      const { keys } = await client(1);
      const { invoiceID } = await Invoice.draft({ seats: keys });
      const key = crypto.randomUUID();
      const first = await withIdempotencyKey(key, () => Invoice.issue({ invoiceID }));
      expect(await withIdempotencyKey(key, () => Invoice.issue({ invoiceID }))).toEqual(first);
      await expect(Invoice.issue({ invoiceID })).rejects.toMatchObject({ code: "invoice.already_issued" });
    }));

  it("lists what the buyer's card lacks, then takes the card as it was completed", () =>
    as("owner", async () => {
      await foundFirm();
      const organizationID = await addClient({ billingEmail: null, siret: null });
      const { invoiceID } = await Invoice.draft({ seats: [await addSeat(await addCohort(), organizationID)] });
      const fields = [
        { path: "buyer.email", code: "required" },
        { path: "buyer.siret", code: "required" },
      ];
      await expect(Invoice.issue({ invoiceID })).rejects.toMatchObject({ code: "invoice.buyer_incomplete", fields });
      const organization = await Organization.get(organizationID);
      await Organization.edit({ ...organization, siret: "40483304800022", billingEmail: "compta@client.example" });
      expect(await Invoice.issue({ invoiceID })).toMatchObject({ number: expect.stringMatching(/-0001$/) });
      expect(await Invoice.get(invoiceID)).toMatchObject({ buyer: { email: "compta@client.example" } });
    }));

  it("refuses a draft whose seat was given up", () =>
    as("owner", async () => {
      const { keys } = await client(1);
      const { invoiceID } = await Invoice.draft({ seats: keys });
      for (const key of keys) await db().write({ seat: Enrolments.update(key, { set: { status: "cancelled" } }) }, {});
      await expect(Invoice.issue({ invoiceID })).rejects.toMatchObject({ code: "invoice.seat_gone" });
    }));

  it("dates by the firm's own day, thirty days to pay, and opens the payer's page for a year", () =>
    withClock(Date.parse("2026-11-22T23:30:00.000Z"), () =>
      as("owner", async () => {
        const { keys } = await client(1);
        const { invoiceID } = await Invoice.draft({ seats: keys });
        await Invoice.issue({ invoiceID });
        const invoice = await Invoice.get(invoiceID);
        expect(invoice).toMatchObject({ number: "F-2026-0001", issuedOn: "2026-11-23", dueOn: "2026-12-23" });
        const token = Invoice.payURL(invoice)?.split("/payer/")[1] ?? "";
        expect(await Link.open(token)).toMatchObject({
          purpose: "payer",
          subject: { invoiceID },
          expiresAt: "2027-11-23T23:30:00.000Z",
        });
        const [key] = keys;
        expect(key && (await Invoice.payLinkOf(key))).toBe(Invoice.payURL(invoice));
      }),
    ));
});

describe("reading", () => {
  it("adds up what is to collect, what is late and what came in", () =>
    as("owner", async () => {
      const { keys } = await client(2);
      const at = (instant: string, body: () => Promise<unknown>) => withClock(Date.parse(instant), body);
      for (const key of keys) {
        await at("2026-10-01T08:00:00.000Z", async () =>
          Invoice.issue({ invoiceID: (await Invoice.draft({ seats: [key] })).invoiceID }),
        );
      }
      await at("2026-11-20T08:00:00.000Z", async () => {
        expect((await Invoice.list({})).totals).toEqual({ due: 168_000, overdue: 168_000, collectedThisMonth: 0 });
      });
    }));

  it("shows a sponsor the issued invoices of his organization alone", async () => {
    const { organizationID, keys } = await as("owner", () => client(2));
    const [first, second] = keys;
    const invoiceID = await as("owner", async () => {
      if (second) await Invoice.draft({ seats: [second] });
      return (await Invoice.draft({ seats: first ? [first] : [] })).invoiceID;
    });
    await as("owner", () => Invoice.issue({ invoiceID }));
    await as(
      "sponsor",
      async () => {
        expect((await Invoice.ofSponsor({})).map((one) => one.invoiceID)).toEqual([invoiceID]);
        await expect(Invoice.list({})).rejects.toMatchObject({ code: "actor.forbidden" });
      },
      organizationID,
    );
    await as(
      "sponsor",
      async () => {
        expect(await Invoice.ofSponsor({})).toEqual([]);
        await expect(Invoice.getOfSponsor(invoiceID)).rejects.toMatchObject({ kind: "notFound" });
      },
      ID.create("organization"),
    );
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Actor, ID, now, plusMinutes } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Order } from "../order/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Invoice } from "./index.ts";

const { addClient, addCohort, addHeldSeat, addSeat, configureForTests, foundFirm } = Billing;

openTable(configureForTests);

const [firmID, memberID] = [ID.createFirm(), ID.create("member")];
const asOwner = <R>(body: () => R) => asMember({ firmID, memberID, roles: ["owner"] }, body);
beforeAll(() =>
  asOwner(async () => {
    await foundFirm();
    const owner = { memberID, accountID: ID.create("account"), email: "o@firm.example", name: "Odile Inventée" };
    const row = { ...owner, roles: ["owner" as const], status: "active" as const, invitedAt: now() };
    await db().write({ member: Members.create(row) }, {});
  }),
);

const extra = { description: "Déplacement", quantity: 1, unitNet: 9_000, vatRate: 2_000 };
const places = { from: 0, description: "Places", quantity: 2, unitNet: 70_000, vatRate: 2_000 };

async function drafted() {
  const [organizationID, cohortID] = [await addClient(), await addCohort()];
  const seats = [await addSeat(cohortID, organizationID), await addSeat(cohortID, organizationID)];
  const draft = await Invoice.draft({ seats });
  const revise = (...lines: (typeof extra | typeof places)[]) => Invoice.revise({ ...draft, lines });
  return { ...draft, organizationID, cohortID, seats, revise };
}

const above = { code: "invoice.line_not_price", fields: [{ path: "lines.0.unitNet" }] };

describe("a line that covers seats", () => {
  it.each([
    ["a cent above", { unitNet: 70_001 }],
    ["a cent below", { unitNet: 69_999 }],
    ["one seat too many", { quantity: 3 }],
  ])("is refused at another price than theirs: %s", (_, over) =>
    asOwner(async () => {
      const { invoiceID, revise } = await drafted();
      await expect(revise({ ...places, ...over })).rejects.toMatchObject(above);
      expect(await Invoice.get(invoiceID)).toMatchObject({ rev: 1, net: 140_000 });
    }),
  );

  it("takes a discount, another quantity at the same price, and lines beside it", () =>
    asOwner(async () => {
      const { invoiceID, revise } = await drafted();
      const discount = { reason: "Fidélité", basisPoints: 1_000 };
      await revise({ ...places, quantity: 1, unitNet: 140_000, discount } as never, extra);
      expect(await Invoice.get(invoiceID)).toMatchObject({ net: 135_000 });
    }));

  it("comes to a payer's part where the seat has several", () =>
    asOwner(async () => {
      const clients = [await addClient(), await addClient()];
      const payers = clients.map((organizationID, at) => ({
        payerID: ID.create("payer"),
        kind: "organization" as const,
        name: `Client ${at}`,
        organizationID,
        shareBasisPoints: at === 0 ? 3_333 : 6_667,
      }));
      const seats = [await addSeat(await addCohort(), clients[0] ?? "", { payers })];
      const draft = await Invoice.draft({ seats, payer: clients[0] });
      const line = { ...places, quantity: 1 };
      await expect(Invoice.revise({ ...draft, lines: [line] })).rejects.toMatchObject(above);
      await Invoice.revise({ ...draft, lines: [{ ...line, unitNet: 23_331 }] });
    }));

  it("may say less on a corrected invoice, never more", () =>
    asOwner(async () => {
      const { invoiceID } = await drafted();
      await Invoice.issue({ invoiceID });
      const corrected = await Invoice.correct({ invoiceID, reason: "Essai" });
      const lines = (unitNet: number) => [{ ...places, unitNet }];
      await expect(Invoice.revise({ ...corrected, lines: lines(70_001) })).rejects.toMatchObject(above);
      await Invoice.revise({ ...corrected, lines: lines(60_000) });
    }));
});

it("issues no draft made by hand once an order that bills its seats is approved, alone or among many", () =>
  asOwner(async () => {
    const { invoiceID, organizationID, cohortID } = await drafted();
    const { orderID } = await Order.create({
      organizationID,
      cohortID,
      object: "Deux places",
      signatory: { name: "Inès Morvan", email: "ines@client.example", role: "Directrice" },
      seats: 2,
      people: [],
      lines: [{ basis: "seat", description: "Une place", quantity: "2", unitNet: 70_000 }],
      schedule: "order",
      validUntil: "2099-12-31",
    });
    await Order.send({ orderID });
    const bearer = { type: "link" as const, firmID, linkID: "link_test", purpose: Order.PURPOSE, subject: { orderID } };
    await Actor.provide(bearer, () => Order.approve({ name: "Inès Morvan", role: "Directrice", accepted: true }));
    const code = "invoice.seat_of_order";
    await expect(Invoice.issue({ invoiceID })).rejects.toMatchObject({ code, fields: [{ path: "seats.0" }] });
    const { issued, refused } = await Invoice.issueMany({ invoiceIDs: [invoiceID] });
    expect([issued, refused]).toEqual([[], [{ id: invoiceID, code }]]);
    expect(await Invoice.get(invoiceID)).toMatchObject({ status: "draft", number: null });
  }));

it("asks a seat that is held online to be paid at once, by card, and says no other term", () =>
  asOwner(async () => {
    const seat = await addHeldSeat(await addCohort(), plusMinutes(now(), 35));
    const { invoiceID } = await Invoice.draft({ seats: [seat] });
    await Invoice.issue({ invoiceID });
    const { term, terms, dueOn, issuedOn } = await Invoice.get(invoiceID);
    expect([term.days, terms, dueOn]).toEqual([0, expect.stringContaining("par carte"), issuedOn]);
  }));

it("forgets what was said of the payment when the term of a draft changes", () =>
  asOwner(async () => {
    const seat = await addHeldSeat(await addCohort(), plusMinutes(now(), 35));
    const { invoiceID } = await Invoice.draft({ seats: [seat] });
    const { rev } = await Invoice.edit({ invoiceID, rev: 1, object: "Une place" });
    expect((await Invoice.get(invoiceID)).terms).not.toBeNull();
    await Invoice.edit({ invoiceID, rev, term: { days: 30, endOfMonth: false } });
    expect((await Invoice.get(invoiceID)).terms).toBeNull();
  }));

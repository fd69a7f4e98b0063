import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Enrolments, Enrolment as Seat } from "../enrolment/index.ts";
import { Actor, ID, now } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Members } from "../member/index.ts";
import { Order } from "../order/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Invoice } from "./index.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;

openTable(configureForTests);

const asOwner = <R>(body: () => R) => asMember({ firmID: ID.createFirm(), roles: ["owner"] }, body);
const reason = "Essai";
const client = (organizationID: string) => ({ kind: "organization" as const, organizationID });

async function scene(seats = 1) {
  await foundFirm();
  const [employer, other, cohortID] = [await addClient(), await addClient(), await addCohort()];
  const keys = [];
  for (let at = 0; at < seats; at++)
    keys.push(await addSeat(cohortID, employer, { priceNet: 84_000, family: `Lopes ${at}` }));
  const [key = { cohortID: "", enrolmentID: "" }] = keys;
  const shared = [
    { ...client(other), amountNet: 25_200 },
    { ...client(employer), rest: true as const },
  ];
  return { employer, other, cohortID, keys, key, shared };
}

async function seatOf(key: { cohortID: string; enrolmentID: string }) {
  const seat = await db().get(Enrolments, key);
  if (!seat) throw new Error("This seat is not there");
  return seat;
}

describe("changing who pays", () => {
  it("before anything is drafted makes each owe his part, to the cent", () =>
    asOwner(async () => {
      const { key, shared, other, employer } = await scene();
      await Invoice.changePayers({ ...key, payers: shared });
      expect((await Invoice.candidates({})).map((one) => [one.key, one.net])).toEqual([
        [other, 25_200],
        [employer, 58_800],
      ]);
    }));

  it("makes a draft follow: who pays on owes his new part there, beside the other seats", () =>
    asOwner(async () => {
      const { key, keys, shared, other } = await scene(3);
      const { invoiceID } = await Invoice.draft({ seats: keys });
      await Invoice.changePayers({ ...key, payers: shared });
      const draft = await Invoice.get(invoiceID);
      expect(draft).toMatchObject({ net: 2 * 84_000 + 58_800, status: "draft" });
      expect(draft.lines.map(({ quantity, unitNet }) => [quantity, unitNet])).toEqual([
        [2, 84_000],
        [1, 58_800],
      ]);
      const second = await Invoice.draft({ seats: [key], payer: other });
      await Invoice.issue({ invoiceID });
      await Invoice.issue({ invoiceID: second.invoiceID });
      expect(Seat.invoicesOf(await seatOf(key))).toHaveLength(2);
    }));

  it("drops the draft of who pays no more, and puts a seat back on one payer's", () =>
    asOwner(async () => {
      const { key, shared, other, employer } = await scene();
      const { invoiceID } = await Invoice.draft({ seats: [key] });
      await Invoice.changePayers({ ...key, payers: [{ ...client(other), rest: true }] });
      await expect(Invoice.get(invoiceID)).rejects.toMatchObject({ code: "invoice.not_found" });
      expect(Seat.invoicesOf(await seatOf(key))).toEqual([]);
      await Invoice.changePayers({ ...key, payers: shared });
      const { invoiceID: part } = await Invoice.draft({ seats: [key], payer: other });
      await Invoice.changePayers({ ...key, payers: [{ ...client(other), shareBasisPoints: 10_000 }] });
      expect(await seatOf(key)).toMatchObject({ invoiceID: part, billed: [] });
      expect((await Invoice.issue({ invoiceID: part })).status).toBe("issued");
      expect((await Invoice.get(part)).net).toBe(84_000);
      const twice = Invoice.draft({ seats: [key], payer: employer });
      await expect(twice).rejects.toMatchObject({ code: "invoice.seat_invoiced" });
    }));

  it("after something is issued is refused until it is credited, and nothing is written", () =>
    asOwner(async () => {
      const { key, shared } = await scene();
      const { invoiceID } = await Invoice.draft({ seats: [key] });
      await Invoice.issue({ invoiceID });
      const before = await seatOf(key);
      const tried = () => Invoice.changePayers({ ...key, payers: shared });
      await expect(tried()).rejects.toMatchObject({ code: "invoice.payers_billed" });
      expect(await seatOf(key)).toEqual(before);
      await Invoice.credit({ invoiceID, reason });
      expect(await tried()).toMatchObject({ enrolmentID: key.enrolmentID });
    }));

  it("is refused with a client of another firm, and for a seat that was given up", () =>
    asOwner(async () => {
      const foreign = await asOwner(async () => {
        await foundFirm();
        return addClient();
      });
      const { key, cohortID, employer } = await scene();
      const payers = [{ ...client(foreign), rest: true as const }];
      await expect(Invoice.changePayers({ ...key, payers })).rejects.toMatchObject({
        fields: [{ path: "payers.0.organizationID", code: "enrolment.payer_unknown" }],
      });
      const gone = await addSeat(cohortID, employer, { status: "cancelled" });
      const late = Invoice.changePayers({ ...gone, payers: [{ ...client(employer), rest: true }] });
      await expect(late).rejects.toMatchObject({ code: "invoice.payers_closed" });
    }));
});

async function order(organizationID: string, over: Pick<Parameters<typeof Order.create>[0], "lines" | "cohortID">) {
  const { memberID, accountID } = Actor.member();
  const member = { memberID, accountID, email: "o@firm.example", name: "Odile Inventée", roles: ["owner" as const] };
  await db().write({ member: Members.create({ ...member, status: "active", invitedAt: now() }) }, {});
  const signatory = { name: "Inès Morvan", email: "ines@client.example", role: "Directrice" };
  const asked = { organizationID, object: "Groupe", signatory, validUntil: "2099-12-31", seats: 2, ...over };
  const { orderID } = await Order.create({ ...asked, schedule: "deposit30" });
  await Order.send({ orderID });
  const { linkID } = await Order.get(orderID);
  const { purpose, subject } = await Link.open(Link.tokenOf(linkID ?? ""));
  const bearer = { type: "link" as const, firmID: Actor.firmID(), linkID: linkID ?? "", purpose, subject };
  await Actor.provide(bearer, () => Order.approve({ name: "Inès Morvan", role: "Directrice", accepted: true }));
  return orderID;
}

describe("the seats of an order", () => {
  const perSeat = [{ basis: "seat" as const, description: "Une place", quantity: "2", unitNet: 84_000 }];
  const flat = [{ basis: "group" as const, description: "Le groupe", quantity: "1", unitNet: 400_000 }];

  it("cannot be billed by hand beside its schedule; those beyond the ones ordered can", () =>
    asOwner(async () => {
      const { keys, employer, cohortID, key, shared } = await scene(3);
      const orderID = await order(employer, { cohortID, lines: perSeat });
      const tried = Invoice.draft({ seats: keys });
      const code = "invoice.seat_of_order";
      await expect(tried).rejects.toMatchObject({ code, fields: [{ path: "seats.0", code }] });
      const [payer] = await Invoice.candidates({});
      expect(payer?.net).toBe(84_000);
      expect(payer?.seats.map(({ scheduledBy }) => scheduledBy?.orderID ?? null)).toEqual(
        expect.arrayContaining([orderID, orderID, null]),
      );
      expect((await Invoice.draft({ seats: keys.slice(2) })).rev).toBe(1);
      await expect(Invoice.changePayers({ ...key, payers: shared })).rejects.toMatchObject({ code });
    }));

  it("are all of them where the group has one price", () =>
    asOwner(async () => {
      const { keys, employer, cohortID } = await scene(3);
      await order(employer, { cohortID, lines: flat });
      for (const key of keys)
        await expect(Invoice.draft({ seats: [key] })).rejects.toMatchObject({ code: "invoice.seat_of_order" });
    }));
});

import { Cancellation } from "@entrepairs/core/cancellation";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import { Programme, templates } from "@entrepairs/core/programme";
import { Terms } from "@entrepairs/core/terms";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ClientGroup, clientGroup } from "./client-group.ts";
import { killEverywhere } from "./crash.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let firm: FirmWorld;
let programmeID = "";
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("moins");
  programmeID = await owner(sells);
}, 60_000);
afterAll(() => world.close());

const as = <R>(actor: Actor.Actor, act: () => Promise<R>): Promise<R> => Actor.provide(actor, act);
const owner = <R>(act: () => Promise<R>) => as(firm.people.owner.actor, act);

/** A programme to sell, and a fee however early a client cancels. */
async function sells(): Promise<string> {
  await Terms.write({ ...Terms.SHIPPED, tiers: [{ daysMin: 0, rate: 3_000 }], after: 0 });
  const content = templates[0]?.content ?? { title: "Parcours" };
  return (await Programme.create(Programme.filled({ ...content, title: "Parcours à réduire" }))).programmeID;
}

async function settle(): Promise<void> {
  await as({ type: "platform", job: "test" }, async () => {
    await workEvents(firm.firmID);
  });
}

interface Ordered extends ClientGroup {
  orderID: string;
}

/** Two seats ordered, 30 % of them invoiced and issued: one is to be given up. */
async function order(): Promise<Ordered> {
  const group = await owner(() => clientGroup(firm, programmeID));
  const { orderID } = await owner(() =>
    Order.create({
      organizationID: group.organizationID,
      cohortID: group.cohortID,
      object: "Deux places",
      signatory: { name: "Inès Essai", email: group.mailbox, role: "Directrice" },
      seats: 2,
      lines: [{ basis: "seat", description: "Une place", quantity: "2", unitNet: 70_000 }],
      schedule: "deposit30",
      validUntil: "2036-12-31",
    }),
  );
  await owner(() => Order.send({ orderID }));
  const bearer = { type: "link", firmID: firm.firmID, linkID: `test_${orderID}`, purpose: Order.PURPOSE } as const;
  const approval = { name: "Inès Essai", role: "Directrice", accepted: true as const };
  await as({ ...bearer, subject: { orderID } }, () => Order.approve(approval));
  await owner(() => Order.waive({ orderID, reason: "Signature sur papier" }));
  await settle();
  const [part] = (await owner(() => Order.get(orderID))).instalments;
  await owner(() => Invoice.issue({ invoiceID: part?.invoiceID ?? "" }));
  await settle();
  return { ...group, orderID };
}

async function run({ cohortID, enrolmentID, key }: Ordered): Promise<void> {
  const reason = "Changement de poste";
  await owner(() =>
    withIdempotencyKey(key, () => Cancellation.cancel({ cohortID, enrolmentID, cause: "client", reason })),
  );
  await settle();
}

/** Every number of each series up to the last, each once. */
async function expectNumbers(): Promise<void> {
  const { invoices } = await Invoice.list({});
  for (const prefix of ["F-", "AV-"]) {
    const numbers = invoices.flatMap(({ number }) => (number?.startsWith(prefix) ? [number] : [])).sort();
    expect(numbers.map((number) => Number(number.slice(-4)))).toEqual(numbers.map((_, at) => at + 1));
  }
}

async function check({ cohortID, orderID, person, mailbox }: Ordered, killedAfter: string | undefined) {
  await owner(async () => {
    const order = await Order.get(orderID);
    expect(order).toMatchObject({ net: 70_000, seats: 1, settling: null });
    expect(order.reductions).toHaveLength(1);
    expect(order.instalments.map(({ net }) => net)).toEqual([21_000, 49_000]);
    const deposit = await Invoice.get(order.instalments[0]?.invoiceID ?? "");
    expect(deposit).toMatchObject({ kind: "deposit", net: 42_000, creditedGross: 25_200 });
    const rows = await Cancellation.ofGroup({ cohortID });
    expect(rows).toHaveLength(1);
    expect(await Invoice.get(rows[0]?.fees[0]?.invoiceID ?? "")).toMatchObject({ kind: "fee", net: 21_000, vat: 0 });
    await expectNumbers();
  });
  const most = killedAfter === "mail.send" ? 2 : 1;
  for (const [address, subject] of [
    [person, /annulée/],
    [mailbox, /Avoir/],
  ] as const) {
    const got = world.mail.messages().filter((mail) => mail.to.includes(address) && subject.test(mail.subject));
    expect(got.length, `${address} ${subject}`).toBeGreaterThanOrEqual(1);
    expect(got.length, `${address} ${subject}`).toBeLessThanOrEqual(most);
  }
}

it("takes one seat less of an order once, its deposit credited and its fee apart, killed after any call", async () => {
  const { points, calls } = await killEverywhere({ prepare: order, run, check });
  console.log(`one seat less of an order: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("mail.send");
}, 600_000);

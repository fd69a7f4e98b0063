import { createHash } from "node:crypto";
import { Files } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import { Organization } from "@entrepairs/core/organization";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let firm: FirmWorld;
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("commande");
});
afterAll(() => world.close());

const owner = <R>(act: () => Promise<R>) => Actor.provide(firm.people.owner.actor, act);

interface Sale {
  organizationID: string;
  mailbox: string;
  signatory: string;
  keys: Record<"create" | "send" | "approve" | "agreement" | "sign" | "issue", string>;
  orderID?: string;
}

async function prepare(): Promise<Sale> {
  const one = crypto.randomUUID().slice(0, 8);
  const mailbox = `compta.${one}@exemple.fr`;
  const { organizationID } = await owner(() =>
    Organization.create({
      name: `Client ${one}`,
      address: { street: "1 rue de l’Essai", postalCode: "75001", city: "Paris", country: "FR" },
      siret: "99000003600014",
      billingEmail: mailbox,
    }),
  );
  await settle();
  const key = () => crypto.randomUUID();
  const keys = { create: key(), send: key(), approve: key(), agreement: key(), sign: key(), issue: key() };
  return { organizationID, mailbox, signatory: `signe.${one}@exemple.fr`, keys };
}

/** The jobs, once; what a dead process leaves is found by its next life. */
async function settle(): Promise<void> {
  await Actor.provide({ type: "platform", job: "test" }, async () => {
    await workEvents(firm.firmID);
  });
}

const firmActs = <R>(key: string, act: () => Promise<R>) => owner(() => withIdempotencyKey(key, act));
const person = { name: "Inès Essai", role: "Directrice", accepted: true as const };

function buyerActs<R>(orderID: string, key: string, act: () => Promise<R>): Promise<R> {
  const subject = { orderID };
  const linkID = `test_${orderID}`;
  const buyer = { type: "link", firmID: firm.firmID, linkID, purpose: Order.PURPOSE, subject } as const;
  return Actor.provide(buyer, () => withIdempotencyKey(key, act));
}

/** The firm sends a quote; the client approves it. */
async function quote(sale: Sale): Promise<void> {
  const { organizationID, signatory: email, keys } = sale;
  const { orderID } = await firmActs(keys.create, () =>
    Order.create({
      organizationID,
      object: "Codéveloppement",
      signatory: { name: "Inès Essai", email, role: "Directrice" },
      seats: 5,
      lines: [{ basis: "group", description: "Un groupe", quantity: "1", unitNet: 500_001 }],
      schedule: "deposit30",
      validUntil: "2036-12-31",
    }),
  );
  sale.orderID = orderID;
  await firmActs(keys.send, () => Order.send({ orderID }));
  await settle();
  await buyerActs(orderID, keys.approve, () => Order.approve({ ...person, purchaseOrder: "BC-1" }));
  await settle();
}

/** The agreement is sent and signed; the first part that the schedule then drafts is issued. */
async function agree({ orderID = "", keys }: Sale): Promise<void> {
  await firmActs(keys.agreement, () => Order.sendAgreement({ orderID, sessions: [] }));
  await settle();
  const { agreement } = await owner(() => Order.get(orderID));
  const textHash = agreement?.textHash ?? "";
  await buyerActs(orderID, keys.sign, () => Order.sign({ ...person, textHash }));
  await settle();
  const [part] = (await owner(() => Order.get(orderID))).instalments;
  await firmActs(keys.issue, () => Invoice.issue({ invoiceID: part?.invoiceID ?? "" }));
  await settle();
}

async function expectPapers(order: Order.Stored, papers: readonly Order.Paper[]): Promise<void> {
  expect(Object.keys(order.papers).toSorted()).toEqual(papers.toSorted());
  for (const paper of papers) {
    const bytes = (await Files.use().get(Order.fileOf(order, paper))) ?? "";
    expect(createHash("sha256").update(bytes).digest("hex"), paper).toBe(order.papers[paper]);
  }
}

/** Each mail came, and came once, but for the one moment that no one can tell apart. */
function expectMails(expected: readonly (readonly [string, RegExp])[], killedAfter: string | undefined): void {
  const most = killedAfter === "mail.send" ? 2 : 1;
  for (const [address, subject] of expected) {
    const got = world.mail.messages().filter((mail) => mail.to.includes(address) && subject.test(mail.subject));
    expect(got.length, `${address} ${subject}`).toBeGreaterThanOrEqual(1);
    expect(got.length, `${address} ${subject}`).toBeLessThanOrEqual(most);
  }
}

it("sends a quote and takes its approval once, killed after any call and run again", async () => {
  const check = async ({ orderID = "", signatory }: Sale, killedAfter: string | undefined) => {
    await owner(async () => {
      const order = await Order.get(orderID);
      expect(order).toMatchObject({ status: "approved", purchaseOrder: "BC-1", net: 500_001 });
      await expectPapers(order, ["quote"]);
      const numbers = (await Order.list({})).flatMap(({ number }) => number ?? []);
      expect(new Set(numbers).size).toBe(numbers.length);
    });
    expectMails([[signatory, /^Devis/]], killedAfter);
  };
  const { points, calls } = await killEverywhere({ prepare, run: quote, check });
  console.log(`quote, approval: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("files.put");
});

it("signs an agreement and bills its first part once, killed after any call and run again", async () => {
  const approved = async () => {
    const sale = await prepare();
    await quote(sale);
    return sale;
  };
  const check = async ({ orderID = "", organizationID, mailbox, signatory }: Sale, killedAfter: string | undefined) => {
    await owner(async () => {
      const order = await Order.get(orderID);
      expect(order.status).toBe("signed");
      await expectPapers(order, ["quote", "agreement", "signed"]);
      const { invoices } = await Invoice.list({});
      const cards = invoices.filter((card) => card.organizationID === organizationID);
      const own = await Promise.all(cards.map(({ invoiceID }) => Invoice.get(invoiceID)));
      expect(own).toMatchObject([{ orderID, kind: "deposit", status: "issued", net: 150_000, purchaseOrder: "BC-1" }]);
    });
    const mails = [
      [signatory, /Convention à signer/],
      [signatory, /Convention signée/],
      [mailbox, /Facture|acompte/i],
    ] as const;
    expectMails(mails, killedAfter);
  };
  const { points, calls } = await killEverywhere({ prepare: approved, run: agree, check });
  console.log(`agreement, signature, first part: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("mail.send");
});

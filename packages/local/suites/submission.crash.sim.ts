import { Invoice } from "@entrepairs/core/invoice";
import { Actor, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Organization } from "@entrepairs/core/organization";
import { Payment } from "@entrepairs/core/payment";
import { Submission } from "@entrepairs/core/submission";
import { firmDay } from "@entrepairs/core/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let firm: FirmWorld;
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("plateforme");
  const { rev } = await owner(() => Submission.settings({}));
  await owner(() => Submission.connect({ connected: true, rev }));
}, 60_000);
afterAll(() => world.close());

const owner = <R>(act: () => Promise<R>) => Actor.provide(firm.people.owner.actor, act);
const system = <R>(act: () => Promise<R>) => Actor.provide({ type: "system", firmID: firm.firmID, job: "test" }, act);

interface Sale {
  invoiceID: string;
  mailbox: string;
  keys: Record<"issue" | "pay" | "rest", string>;
}

/** A draft of 840 euros to a French company: the law counts it in. */
async function prepare(): Promise<Sale> {
  const one = crypto.randomUUID().slice(0, 8);
  const mailbox = `compta.${one}@exemple.fr`;
  const invoiceID = await owner(async () => {
    const { organizationID } = await Organization.create({
      name: `Client ${one}`,
      address: { street: "1 rue de l’Essai", postalCode: "75001", city: "Paris", country: "FR" },
      siret: "99000003600014",
      billingEmail: mailbox,
    });
    const buyer = { kind: "organization" as const, organizationID };
    const lines = [{ description: "Conseil", quantity: 1, unitNet: 70_000, vatRate: 2_000 }];
    return (await Invoice.draftFree({ buyer, object: "Conseil", lines })).invoiceID;
  });
  await drain();
  const key = () => crypto.randomUUID();
  return { invoiceID, mailbox, keys: { issue: key(), pay: key(), rest: key() } };
}

/** The jobs, until none waits; what a dead process leaves is found by its next life. */
async function drain(): Promise<void> {
  await Actor.provide({ type: "platform", job: "test" }, async () => {
    await workEvents(firm.firmID);
  });
}

/** Issued, handed in, asked about, paid in two parts. */
async function run({ invoiceID, keys }: Sale): Promise<void> {
  await owner(() => withIdempotencyKey(keys.issue, () => Invoice.issue({ invoiceID })));
  await drain();
  await system(() => Submission.lookNow(invoiceID));
  const said = { invoiceID, method: "transfer" as const, receivedOn: firmDay() };
  await owner(() => withIdempotencyKey(keys.pay, () => Payment.record({ ...said, amount: 40_000 })));
  await owner(() => withIdempotencyKey(keys.rest, () => Payment.record({ ...said, amount: 44_000 })));
  await drain();
}

async function check({ invoiceID, mailbox }: Sale, killedAfter: string | undefined): Promise<void> {
  const invoice = await owner(() => Invoice.get(invoiceID));
  expect(invoice).toMatchObject({ status: "paid", gross: 84_000 });
  const flows = world.platform.flows().filter(({ key }) => key === `submit-${invoiceID}`);
  expect(flows).toMatchObject([{ number: invoice.number, sha256: invoice.pdfHash }]);
  const told = flows[0]?.reports ?? [];
  expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
  const euros = told.flatMap(({ amounts }) => amounts).map(({ amount }) => Number(amount));
  expect(euros.toSorted((one, other) => one - other)).toEqual([400, 440]);
  const { flowID, failureCode, current, collectedTold } = await owner(() => Submission.ofInvoice({ invoiceID }));
  expect({ flowID, failureCode, collectedTold }).toEqual({ flowID: flows[0]?.id, failureCode: null, collectedTold: 2 });
  expect(current?.code).toBeGreaterThanOrEqual(200);
  const mails = world.mail.messages().filter((mail) => mail.to.includes(mailbox) && /Facture/.test(mail.subject));
  expect(mails.length).toBeGreaterThanOrEqual(1);
  expect(mails.length).toBeLessThanOrEqual(killedAfter === "mail.send" ? 2 : 1);
}

it("hands an invoice to the platform and tells its money once, killed after any call and run again", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check });
  console.log(`issue, submission, statuses, collections: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("platform.submit");
  expect(calls).toContain("platform.statuses");
  expect(calls.filter((call) => call === "platform.reportCollected")).toHaveLength(2);
}, 600_000);

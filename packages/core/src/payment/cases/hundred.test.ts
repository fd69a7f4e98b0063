import { expect, it } from "vitest";
import { Invoice } from "../../invoice/index.ts";
import { Billing } from "../../testing/index.ts";
import { attemptOf, connected, openTill, owner, payer, press, system } from "../fixture.ts";
import { Payment } from "../index.ts";
import { expectSound, netAtStripe, state } from "./fixture.ts";

openTill();

const SALES = 100;
const CLIENTS = 50;
const GROSS = 12_000;

async function each<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const client = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** A client told that the table is busy comes back. */
async function again<T>(ask: () => Promise<T>, times = 8): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (times === 0 || (error as { kind?: string }).kind !== "busy") throw error;
    return again(ask, times - 1);
  }
}

it("case 64: a hundred sales issued and paid by fifty clients at once take numbers 1 to 100, each paid once", {
  timeout: 120_000,
}, async () => {
  const drafts = await owner(async () => {
    await connected();
    const seat = await Billing.addSeat(await Billing.addCohort(), await Billing.addClient());
    const { buyer } = await Invoice.get((await Invoice.draft({ seats: [seat] })).invoiceID);
    const line = { description: "Journée", quantity: 1, unitNet: 10_000, vatRate: 2_000 };
    const made: string[] = [];
    for (let at = 0; at < SALES; at++) {
      const wanted = { kind: "standard" as const, buyer, object: "Journée", lines: [line] };
      made.push((await Invoice.prepare(wanted)).invoiceID);
    }
    return made;
  });
  await each(drafts, async (invoiceID) => {
    await again(() => owner(() => Invoice.issue({ invoiceID })));
    const { url } = await again(() => payer(invoiceID, () => Payment.start({})));
    await press(url, { how: "card" });
    const attempt = await attemptOf(invoiceID);
    // The return of the payer and the event, at the same moment.
    const told = () => again(() => system(() => Payment.converge(attempt)));
    expect(await Promise.all([told(), told()])).toEqual(["succeeded", "succeeded"]);
  });
  const numbers: number[] = [];
  for (const invoiceID of drafts) {
    const { invoice, payments, due } = await expectSound(invoiceID);
    expect([invoice.status, invoice.paid, due, payments.length]).toEqual(["paid", GROSS, 0, 1]);
    numbers.push(Number(/(\d+)$/.exec(invoice.number ?? "")?.[1]));
  }
  expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: SALES }, (_, at) => at + 1));
  expect(await netAtStripe()).toBe(SALES * GROSS);
  const [first = ""] = drafts;
  expect((await state(first)).attempts).toHaveLength(1);
});

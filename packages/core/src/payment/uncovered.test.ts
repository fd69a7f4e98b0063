import fc from "fast-check";
import { expect, it } from "vitest";
import { Invoice } from "../invoice/index.ts";
import { vatOf } from "../kernel/index.ts";
import { accountID, expectSound, paid, state, tell } from "./cases/fixture.ts";
import { control, openTill, owner, system } from "./fixture.ts";
import { Payment } from "./index.ts";

openTill();

async function refundedAtStripe(amount: number) {
  const { invoiceID, intentID } = await paid();
  await control("refund", { account: await accountID(), payment_intent: intentID, amount });
  await tell("v1.payment_intent.succeeded", intentID);
  return invoiceID;
}

it("issues once the credit note of a refund clicked at Stripe, and ties it to the refund", async () => {
  const invoiceID = await refundedAtStripe(12_000);
  expect((await owner(() => Payment.toSettle({}))).toCredit).toMatchObject([{ invoiceID, amount: 12_000 }]);
  const issue = () => owner(() => Payment.creditGivenBack({ invoiceID, reason: "Geste commercial" }));
  const [first, second] = await Promise.all([issue(), issue()]);
  expect(second.invoiceID).toBe(first.invoiceID);
  await system(() => Payment.coverRefunds(invoiceID, first.invoiceID));
  const { refunds, invoice, balance } = await expectSound(invoiceID);
  expect(refunds).toMatchObject([{ creditNoteID: first.invoiceID }]);
  expect([invoice.toCredit ?? 0, balance]).toEqual([0, 0]);
  expect((await owner(() => Payment.toSettle({}))).toCredit).toEqual([]);
  await expect(issue()).rejects.toMatchObject({ code: "payment.nothing_to_credit" });
});

it("takes of each line what makes the refund, a cent a rate short at most, never above what remains", async () => {
  const invoiceID = await refundedAtStripe(1);
  const { invoice } = await state(invoiceID);
  const drawn = fc.array(
    fc.record({ net: fc.integer({ min: 0, max: 90_000 }), vatRate: fc.constantFrom(0, 550, 1_000, 2_000) }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(drawn, fc.double({ min: 0, max: 1.1, noNaN: true }), (nets, part) => {
      const [model] = invoice.lines;
      if (!model) throw new Error("no line");
      const lines = nets.map(({ net, vatRate }) => ({ ...model, net, unitNet: net, vatRate, seats: [] }));
      const totals = Invoice.totalsOf(lines);
      const whole = { lines, discount: null, ...totals, creditedGross: 0, creditedNets: [] };
      const wanted = Math.floor(totals.gross * part);
      const takings = Payment.takingsOf(whole, wanted);
      const byRate = new Map<number, number>();
      for (const { line, net } of takings) {
        expect(net).toBeLessThanOrEqual(lines[line]?.net ?? -1);
        const rate = lines[line]?.vatRate ?? 0;
        byRate.set(rate, (byRate.get(rate) ?? 0) + net);
      }
      const made = [...byRate].reduce((sum, [rate, net]) => sum + net + vatOf(net, rate), 0);
      const most = Math.min(wanted, totals.gross);
      expect(made).toBeLessThanOrEqual(most);
      expect(made).toBeGreaterThanOrEqual(most - 2);
    }),
    { seed: 20_261_122, numRuns: 300 },
  );
});

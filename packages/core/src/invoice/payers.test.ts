import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Enrolments, Enrolment as Seat } from "../enrolment/index.ts";
import { DomainError, ID } from "../kernel/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Invoice } from "./index.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;

openTable(configureForTests);

const asOwner = <R>(body: () => R) => asMember({ firmID: ID.createFirm(), roles: ["owner"] }, body);
const reason = "Essai";

async function scene(shares: readonly number[], priceNet: number, seats = 1) {
  await foundFirm();
  const clients: string[] = [];
  for (const _ of shares) clients.push(await addClient());
  const payers = shares.map((shareBasisPoints, at) => ({
    payerID: ID.create("payer"),
    kind: "organization" as const,
    name: `Client ${at}`,
    organizationID: clients[at] ?? "",
    shareBasisPoints,
  }));
  const keys = [];
  for (let at = 0; at < seats; at++)
    keys.push(await addSeat(await addCohort(), clients[0] ?? "", { payers, priceNet, family: `Lopes ${at}` }));
  return { clients, keys };
}

const seatOf = async (key: { cohortID: string; enrolmentID: string }) => {
  const seat = await db().get(Enrolments, key);
  if (!seat) throw new Error("This seat is not there");
  return seat;
};

describe("two payers of a seat", () => {
  it("each get an invoice of their part, and a credit note of one leaves the other", () =>
    asOwner(async () => {
      const { clients, keys } = await scene([6_000, 4_000], 84_000);
      const made = [];
      for (const payer of clients) made.push((await Invoice.draft({ seats: keys, payer })).invoiceID);
      const [first = "", second = ""] = made;
      await Invoice.issue({ invoiceID: first });
      await Invoice.issue({ invoiceID: second });
      expect((await Invoice.get(first)).net + (await Invoice.get(second)).net).toBe(84_000);
      await Invoice.credit({ invoiceID: first, reason });
      const [key] = keys;
      const seat = await seatOf(key ?? { cohortID: "", enrolmentID: "" });
      expect(Seat.invoicesOf(seat)).toEqual([expect.objectContaining({ invoiceID: second })]);
      expect((await Invoice.candidates({})).map(({ key: payer }) => payer)).toEqual([clients[0]]);
      const { invoiceID } = await Invoice.draft({ seats: keys, payer: clients[0] });
      expect((await Invoice.issue({ invoiceID })).status).toBe("issued");
    }));

  it("are issued in one batch though they share the seat", () =>
    asOwner(async () => {
      const { clients, keys } = await scene([5_000, 5_000], 84_000, 2);
      const made = [];
      for (const payer of clients) made.push((await Invoice.draft({ seats: keys, payer })).invoiceID);
      const { issued, refused } = await Invoice.issueMany({ invoiceIDs: made });
      expect([issued, refused]).toEqual([made, []]);
    }));

  it("are corrected apart: the corrected invoice takes the place of its own", () =>
    asOwner(async () => {
      const { clients, keys } = await scene([5_000, 5_000], 84_000);
      const [first] = clients;
      const { invoiceID } = await Invoice.draft({ seats: keys, payer: first });
      await Invoice.issue({ invoiceID });
      const corrected = await Invoice.correct({ invoiceID, reason });
      await Invoice.issue({ invoiceID: corrected.invoiceID });
      const again = Invoice.draft({ seats: keys, payer: first });
      await expect(again).rejects.toMatchObject({ code: "invoice.seat_invoiced" });
      await Invoice.credit({ invoiceID: corrected.invoiceID, reason });
      expect((await Invoice.draft({ seats: keys, payer: first })).rev).toBe(1);
    }));
});

type Act = { act: "draft" | "issue" | "credit" | "part" | "discard" | "correct"; at: number };
const acts = fc.array(
  fc.record({
    act: fc.constantFrom<Act["act"]>("draft", "draft", "issue", "issue", "credit", "part", "discard", "correct"),
    at: fc.nat({ max: 20 }),
  }),
  { minLength: 8, maxLength: 22 },
);

/** What a person may ask; what is refused is refused with a reason, never by a crash. */
async function tried(body: () => Promise<unknown>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

async function play({ act, at }: Act, { clients, keys, made }: Awaited<ReturnType<typeof scene>> & { made: string[] }) {
  const invoiceID = made[at % Math.max(1, made.length)] ?? ID.create("invoice");
  const wanted = keys.filter((_, place) => ((at + 1) >> place) & 1);
  if (act === "draft") {
    const payer = clients[at % clients.length];
    made.push((await Invoice.draft({ seats: wanted, payer })).invoiceID);
  }
  if (act === "correct") made.push((await Invoice.correct({ invoiceID, reason })).invoiceID);
  if (act === "issue") await Invoice.issue({ invoiceID });
  if (act === "credit") await Invoice.credit({ invoiceID, reason });
  if (act === "part") await Invoice.credit({ invoiceID, lines: [{ line: 0, net: 1 + at * 100 }], reason });
  if (act === "discard") await Invoice.discard({ invoiceID });
}

/** Issued and not taken back, before VAT, of each seat: a line of several seats at one price counts a part for each. */
async function billedOf(made: readonly string[], enrolmentID: string): Promise<number> {
  let sum = 0;
  for (const invoiceID of made) {
    const invoice = await Invoice.get(invoiceID).catch(() => undefined);
    if (!invoice || invoice.status === "draft") continue;
    const left = Invoice.remainingNets(invoice);
    invoice.lines.forEach((line, at) => {
      if (line.seats.some((one) => one.enrolmentID === enrolmentID)) sum += (left[at] ?? 0) / line.seats.length;
    });
  }
  return sum;
}

it(
  "never bills a seat above its price, whatever one drafts, issues, credits, corrects and drops",
  () =>
    fc.assert(
      fc.asyncProperty(
        acts,
        fc.integer({ min: 1, max: 9_999 }),
        fc.integer({ min: 3, max: 100_000 }),
        async (asked, share, price) =>
          asOwner(async () => {
            const made: string[] = [];
            const here = { ...(await scene([share, 10_000 - share], price, 2)), made };
            for (const one of asked) await tried(() => play(one, here));
            for (const { enrolmentID } of here.keys)
              expect(await billedOf(made, enrolmentID)).toBeLessThanOrEqual(price + 0.001);
          }),
      ),
      { numRuns: 25, seed: 20_261_122 },
    ),
  120_000,
);

import { db } from "../db/index.ts";
import { Invoices } from "../invoice/index.ts";
import { Payment } from "../payment/index.ts";
import type { Info } from "./decision.ts";

/** What came of a cancellation for one payer: its documents, and the money that went back or is still to. Cents. */
export interface Done {
  payerID: string | null;
  documents: { invoiceID: string; number: string | null; kind: "credit" | "held" | "fee"; gross: number }[];
  refunded: number;
  heldBack: number;
  /** To be given back by the firm itself: it was not paid online. */
  byHand: number;
}

/** Read from the documents as they are now; those that are not made yet are not named. */
export async function doneOf({ credits, bills, fees }: Pick<Info, "credits" | "bills" | "fees">): Promise<Done[]> {
  const payerIDs = [...new Set([...credits, ...bills, ...fees].map(({ payerID }) => payerID))];
  return Promise.all(
    payerIDs.map(async (payerID) => {
      const own = <O extends { payerID: string | null }>(some: readonly O[]) =>
        some.filter((one) => one.payerID === payerID);
      const named = [
        ...own(credits).map(({ creditNoteID }) => ({ invoiceID: creditNoteID, kind: "credit" as const })),
        ...own(bills).map(({ invoiceID }) => ({ invoiceID, kind: "held" as const })),
        ...own(fees).map(({ invoiceID }) => ({ invoiceID, kind: "fee" as const })),
      ];
      const money = await Promise.all(own(credits).map(movedOf));
      const sum = (of: (one: Awaited<ReturnType<typeof movedOf>>) => number) =>
        money.reduce((total, one) => total + of(one), 0);
      return {
        payerID,
        documents: await documentsOf(named),
        refunded: sum((one) => one.refunded),
        heldBack: sum((one) => one.heldBack),
        byHand: sum((one) => one.byHand),
      };
    }),
  );
}

async function documentsOf<K extends string>(named: readonly { invoiceID: string; kind: K }[]) {
  const [found] = await db().gets(named.map(({ invoiceID }) => ({ entity: Invoices, key: { invoiceID } })));
  return named.flatMap(({ invoiceID, kind }, at) => {
    const invoice = found[at];
    return invoice ? [{ invoiceID, kind, number: invoice.number, gross: invoice.gross }] : [];
  });
}

/** What went back on one invoice for its credit note. */
async function movedOf({ invoiceID, creditNoteID }: Info["credits"][number]) {
  const state = await Payment.load(invoiceID);
  const note = await db().get(Invoices, { invoiceID: creditNoteID });
  const going = state.refunds.filter(({ status }) => status !== "failed");
  const sum = (some: typeof going) => some.reduce((total, { amount }) => total + amount, 0);
  return {
    refunded: sum(going.filter((row) => row.creditNoteID === creditNoteID)),
    heldBack: sum(going.filter((row) => row.byHand === "setOff")),
    byHand: note ? Math.min(note.gross, Payment.toGiveBack(state)) : 0,
  };
}

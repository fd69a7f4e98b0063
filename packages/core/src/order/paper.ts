import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Actor } from "../kernel/index.ts";
import { Orders } from "./order.table.ts";
import { get, type Info } from "./row.ts";

/** The quote as it was sent, its agreement as it was sent to be signed, and as it is signed. */
export type Paper = keyof Info["papers"];

/** Where the PDF is kept; an agreement sent again with another text is another file. */
export function fileOf({ number, agreement }: Pick<Info, "number" | "agreement">, paper: Paper): string {
  const name = `${Actor.firmID()}/orders/${number}`;
  if (paper === "quote") return `${name}.pdf`;
  return `${name}-${agreement?.textHash.slice(0, 12)}-${paper}.pdf`;
}

/** Remembers the fingerprint of a PDF; told again it changes nothing. */
export async function recordPaper(orderID: string, paper: Paper, pdfHash: string): Promise<void> {
  Actor.assertSystem();
  await untilWritten(async () => {
    const order = await get(orderID);
    if (order.papers[paper] === pdfHash) return true;
    const papers = { ...order.papers, [paper]: pdfHash };
    const written = await db().write({ order: Orders.replace({ ...order, papers }) }, { orderID });
    return written.refused ? undefined : true;
  });
}

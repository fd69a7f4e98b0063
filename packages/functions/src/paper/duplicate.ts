import { Config } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { pdf } from "@entrepairs/facturx";
import { documentOf, type Issued } from "./invoice.ts";

/** An issued invoice drawn again and marked as a copy. A module of its own: a function draws rarely, and loads this then. */
export function duplicateOf(invoice: Issued): Promise<Uint8Array> {
  const watermark = Config.use().demo ? "demo-duplicata" : "duplicata";
  return pdf(documentOf(invoice, Invoice.payURL(invoice) ?? ""), { watermark });
}

import { Files } from "@entrepairs/core/gateway";
import { notFound } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import type { Context } from "hono";

/** The kept PDF of a quote, or of its agreement as it stands. 404 until the job has drawn it, moments after the act. */
export async function answerPaper(c: Context, order: Order.Stored, wanted: "quote" | "agreement"): Promise<Response> {
  const isSigned = Boolean(order.agreement?.buyer);
  const paper = wanted === "agreement" && isSigned ? "signed" : wanted;
  const bytes = order.papers[paper] ? await Files.use().get(Order.fileOf(order, paper)) : undefined;
  if (!bytes) throw notFound("order");
  const name = `${wanted === "quote" ? "devis" : "convention"}-${order.number}`;
  c.header("Content-Disposition", `inline; filename="${name}.pdf"`);
  return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
}

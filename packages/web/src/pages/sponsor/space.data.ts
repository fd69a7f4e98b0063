import type { Route as SpaceRoute } from "@entrepairs/functions/api/space.ts";
import type { Route as InvoiceRoute } from "@entrepairs/functions/api/space-invoice.ts";
import type { Route as OrderRoute } from "@entrepairs/functions/api/space-order.ts";
import type { Route as SatisfactionRoute } from "@entrepairs/functions/api/space-satisfaction.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const space = () => hc<SpaceRoute>(inFirm("/space"), wire);
const invoices = () => hc<InvoiceRoute>(inFirm("/space"), wire);
const ownOrdersClient = () => hc<OrderRoute>(inFirm("/space"), wire);
const satisfaction = () => hc<SatisfactionRoute>(inFirm("/space/satisfaction"), wire);

/** A sponsor's groups: dates, his own people, what was held. */
export const watched = () =>
  queryOptions({ queryKey: ["space", "sponsor"], queryFn: () => parseResponse(space().sponsor.$get()) });

/** What is published of his groups' satisfaction. */
export const results = () =>
  queryOptions({ queryKey: ["space", "satisfaction"], queryFn: () => parseResponse(satisfaction().index.$get()) });

/** Words that their authors let be quoted. */
export const quotes = (cohortID: string) =>
  queryOptions({
    queryKey: ["space", "satisfaction", cohortID, "words"],
    queryFn: () => parseResponse(satisfaction()[":cohortID"].words.$get({ param: { cohortID } })),
  });

/** What the screen shows of one group, as a file made when it is read. */
export const resultsFile = (kind: "pdf" | "csv", cohortID: string, locale: "fr" | "en"): string =>
  inFirm(`/space/satisfaction/${cohortID}/${kind}?langue=${locale}`);

export const ownInvoices = () =>
  queryOptions({ queryKey: ["space", "invoices"], queryFn: () => parseResponse(invoices().invoices.$get()) });

/** Quotes of his organization, and the agreements that follow. */
export const ownOrders = () =>
  queryOptions({ queryKey: ["space", "orders"], queryFn: () => parseResponse(ownOrdersClient().orders.$get()) });

export const quotePath = (orderID: string): string => inFirm(`/space/order/${orderID}/pdf`);
export const agreementPath = (orderID: string): string => inFirm(`/space/order/${orderID}/agreement/pdf`);

export const pdfPath = (invoiceID: string): string => inFirm(`/space/invoice/${invoiceID}/pdf`);
export const payPath = (invoiceID: string): string => inFirm(`/space/invoice/${invoiceID}/pay`);

export type Watched = InferResponseType<ReturnType<typeof space>["sponsor"]["$get"], 200>["cohorts"][number];
export type Result = InferResponseType<ReturnType<typeof satisfaction>["index"]["$get"], 200>["cohorts"][number];
export type OwnInvoice = InferResponseType<ReturnType<typeof invoices>["invoices"]["$get"], 200>["invoices"][number];
export type OwnOrder = InferResponseType<ReturnType<typeof ownOrdersClient>["orders"]["$get"], 200>["orders"][number];

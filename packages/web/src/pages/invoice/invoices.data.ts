import type { Route } from "@entrepairs/functions/api/invoice.ts";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const fetchAll = () => parseResponse(hc<Route>(inFirm("/invoice"), wire).index.$get());

/** The firm's invoices, drafts among them. */
export const invoices = () => queryOptions({ queryKey: ["invoice", "list"], queryFn: fetchAll });

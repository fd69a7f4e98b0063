import type { Route } from "@entrepairs/functions/api/payment.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/payment"), wire);

/** What Stripe lets the firm do, read from Stripe itself at each visit: one comes back here from its pages. */
export const standing = () =>
  queryOptions({ queryKey: ["payment"], queryFn: () => parseResponse(client().status.$get()), staleTime: 0 });

export const connect = (key: string) => parseResponse(client().connect.$post({}, keyed(key)));

import type { Route } from "@entrepairs/functions/api/enrolment.ts";
import { hc, inFirm, parseResponse, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm(""), wire);

const fetchPage = (after: string) => parseResponse(client().enrolment.$get({ query: after ? { after } : {} }));
export type Page = Awaited<ReturnType<typeof fetchPage>>;
export type Queued = Page["enrolments"][number];

/** The firm's enrolments, the latest first, a page at a time. */
export const queue = {
  queryKey: ["enrolments"] as const,
  queryFn: ({ pageParam }: { pageParam: string }) => fetchPage(pageParam),
  initialPageParam: "",
  getNextPageParam: (last: Page) => last.next,
};

import type { Route } from "@entrepairs/functions/api/enrolment.ts";
import { hc, inFirm, parseResponse, queryClient, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm(""), wire);

const fetchPage = (after: string) => parseResponse(client().enrolment.$get({ query: after ? { after } : {} }));
export type Queued = Awaited<ReturnType<typeof fetchPage>>["enrolments"][number];

const page = (after: string) => ({
  queryKey: ["enrolments", "page", after] as const,
  queryFn: () => fetchPage(after),
});

/** So many pages from the latest on; those that were read a moment ago are not asked again. */
async function fetchPages(pages: number) {
  const enrolments: Queued[] = [];
  let next: string | null = "";
  for (let read = 0; read < pages && next !== null; read += 1) {
    const answer: Awaited<ReturnType<typeof fetchPage>> = await queryClient.fetchQuery(page(next));
    enrolments.push(...answer.enrolments);
    next = answer.next;
  }
  return { enrolments, hasMore: next !== null };
}

/** The firm's enrolments, the latest first, by pages. */
export const queue = (pages: number) =>
  queryOptions({
    queryKey: ["enrolments", "first", pages] as const,
    queryFn: () => fetchPages(pages),
    keepsPrevious: true,
  });

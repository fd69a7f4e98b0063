import type { JournalRoute } from "@entrepairs/functions/room/journal.ts";
import { firmInAddress, hc, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const pathOf = (cohortID: string) => `/room/f/${firmInAddress()}/cohort/${encodeURIComponent(cohortID)}/journal`;
const client = (cohortID: string) => hc<JournalRoute>(pathOf(cohortID), wire);

/** Where one's log is downloaded: rendered as it is asked for, and kept nowhere. */
export const exportPath = (cohortID: string, format: "md" | "pdf", locale: string): string =>
  `${pathOf(cohortID)}/export?format=${format}&locale=${locale}`;

/** One's own review of the group, or one's plan, in the firm's frame. */
export const paperPath = (cohortID: string, kind: "individualReview" | "actionPlan", locale: string): string =>
  `${pathOf(cohortID)}/paper?kind=${kind}&locale=${locale}`;

const fetchJournal = (cohortID: string) => parseResponse(client(cohortID).index.$get({ param: { cohortID } }));
export type Journal = Awaited<ReturnType<typeof fetchJournal>>;
export type Learning = Journal["learnings"][number];

export const journalOf = (cohortID: string) =>
  queryOptions({ queryKey: ["journal", cohortID] as const, queryFn: () => fetchJournal(cohortID), staleTime: 0 });

async function then<R>(answer: Promise<R>): Promise<R> {
  const known = await answer;
  await refresh(["group"], ["journal"]);
  return known;
}

const shareOf = (cohortID: string) => client(cohortID).learning[":learningID"].share;
export const share = (cohortID: string, learningID: string, key: string) =>
  then(parseResponse(shareOf(cohortID).$post({ param: { cohortID, learningID } }, keyed(key))));
export const unshare = (cohortID: string, learningID: string, key: string) =>
  then(parseResponse(shareOf(cohortID).$delete({ param: { cohortID, learningID } }, keyed(key))));

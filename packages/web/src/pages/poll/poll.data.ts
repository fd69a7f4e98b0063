import type { Route } from "@entrepairs/functions/api/poll.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import { learnZone } from "../../format/zone.ts";

const client = () => hc<Route>(inFirm(""), wire).cohort[":cohortID"].poll;

/** While the best dates are being worked out. */
const AGAIN_MS = 2_000;

async function fetchPoll(cohortID: string) {
  const { poll } = await parseResponse(client().$get({ param: { cohortID } }));
  if (poll) learnZone(cohortID, poll.zone);
  return { poll };
}
export type Poll = NonNullable<Awaited<ReturnType<typeof fetchPoll>>["poll"]>;
export type Found = Poll["sets"][number];

/** The group's last poll, asked again by itself until the best dates stand on what was said last. */
export const pollOf = (cohortID: string) =>
  queryOptions({
    queryKey: ["polls", cohortID] as const,
    queryFn: () => fetchPoll(cohortID),
    refetchInterval: (data) => (data?.poll && isComputing(data.poll) ? AGAIN_MS : false),
  });

export const isComputing = ({ status, isEnough, isComputed }: Poll): boolean =>
  status !== "chosen" && isEnough && !isComputed;

async function fetchProposal(cohortID: string, sessionID: string) {
  const query = sessionID ? { sessionID } : {};
  const proposal = await parseResponse(client().proposal.$get({ param: { cohortID }, query }));
  learnZone(cohortID, proposal.zone);
  return proposal;
}
export type Proposal = Awaited<ReturnType<typeof fetchProposal>>;

/** Slots around the rhythm of the sessions to come, or of one of them. */
export const proposalOf = (cohortID: string, sessionID: string) =>
  queryOptions({
    queryKey: ["polls", cohortID, "proposal", sessionID] as const,
    queryFn: () => fetchProposal(cohortID, sessionID),
    keepsPrevious: true,
  });

async function then<R>(answer: Promise<R>): Promise<R> {
  const known = await answer;
  await refresh(["polls"], ["cohorts"], ["calendar"], ["home"]);
  return known;
}

interface Asking {
  sessionID?: string;
  slots: string[];
  closesAt: string;
  quorum: number;
}
export const ask = (cohortID: string, json: Asking, key: string) =>
  then(parseResponse(client().$post({ param: { cohortID }, json }, keyed(key))));

interface Key {
  cohortID: string;
  pollID: string;
}
export const close = (param: Key, key: string) =>
  then(parseResponse(client()[":pollID"].close.$post({ param }, keyed(key))));

export const weighAgain = (param: Key, key: string) =>
  then(parseResponse(client()[":pollID"].ask.$post({ param }, keyed(key))));

export const choose = (param: Key, slotIDs: string[], key: string) =>
  then(parseResponse(client()[":pollID"].choose.$post({ param, json: { slotIDs } }, keyed(key))));

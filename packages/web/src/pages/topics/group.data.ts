import type { GroupRoute } from "@entrepairs/functions/room/group.ts";
import { firmInAddress, hc, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import { refusalOf } from "../../base/refusal.ts";
import { learnZone } from "../../format/zone.ts";

/** Content is asked of the room function alone. */
const client = (cohortID: string) =>
  hc<GroupRoute>(`/room/f/${firmInAddress()}/cohort/${encodeURIComponent(cohortID)}/group`, wire);

const asPeer = (cohortID: string) => parseResponse(client(cohortID).index.$get({ param: { cohortID } }));
export type Group = Awaited<ReturnType<typeof asPeer>>;
export type Topic = Group["topics"][number];
export type Action = Group["actions"][number];

/** Who leads it leaves a line when he reads; whoever is none of both finds nothing. */
async function fetchGroup(cohortID: string, mayLead: boolean): Promise<Group> {
  const group = await asOneOf(cohortID, mayLead);
  const [first] = group.sessions;
  if (first) learnZone(cohortID, first.zone);
  return group;
}

async function asOneOf(cohortID: string, mayLead: boolean): Promise<Group> {
  if (!mayLead) return asPeer(cohortID);
  try {
    return await parseResponse(client(cohortID).reading.$post({ param: { cohortID } }));
  } catch (error) {
    if (refusalOf(error).status !== 404) throw error;
    return asPeer(cohortID);
  }
}

export const groupOf = (cohortID: string, mayLead: boolean) =>
  queryOptions({
    queryKey: ["group", cohortID] as const,
    queryFn: () => fetchGroup(cohortID, mayLead),
    staleTime: 0,
  });

async function then<R>(answer: Promise<R>): Promise<R> {
  const known = await answer;
  await refresh(["group"], ["journal"]);
  return known;
}

type Client = ReturnType<typeof client>;
export type TopicText = Parameters<Client["topic"]["$post"]>[0]["json"];

export const propose = (cohortID: string, json: TopicText, key: string) =>
  then(parseResponse(client(cohortID).topic.$post({ param: { cohortID }, json }, keyed(key))));
export const edit = (cohortID: string, topicID: string, json: TopicText, key: string) =>
  then(parseResponse(client(cohortID).topic[":topicID"].$put({ param: { cohortID, topicID }, json }, keyed(key))));
export const withdraw = (cohortID: string, topicID: string, key: string) =>
  then(parseResponse(client(cohortID).topic[":topicID"].$delete({ param: { cohortID, topicID } }, keyed(key))));

type Wish = Parameters<Client["session"][":sessionID"]["wish"]["$post"]>[0]["json"]["wish"];
export const say = (cohortID: string, sessionID: string, wish: Wish, key: string) =>
  then(
    parseResponse(
      client(cohortID).session[":sessionID"].wish.$post({ param: { cohortID, sessionID }, json: { wish } }, keyed(key)),
    ),
  );

export type Outcome = Parameters<Client["action"][":actionID"]["$post"]>[0]["json"];
export const settle = (cohortID: string, actionID: string, json: Outcome, key: string) =>
  then(parseResponse(client(cohortID).action[":actionID"].$post({ param: { cohortID, actionID }, json }, keyed(key))));

export type ResourceText = Parameters<Client["resource"]["$post"]>[0]["json"];
export const addResource = (cohortID: string, json: ResourceText, key: string) =>
  then(parseResponse(client(cohortID).resource.$post({ param: { cohortID }, json }, keyed(key))));
export const removeResource = (cohortID: string, resourceID: string, key: string) =>
  then(
    parseResponse(client(cohortID).resource[":resourceID"].$delete({ param: { cohortID, resourceID } }, keyed(key))),
  );

export const shareContact = (cohortID: string, json: { contact: string }, key: string) =>
  then(parseResponse(client(cohortID).contact.$put({ param: { cohortID }, json }, keyed(key))));
export const withdrawContact = (cohortID: string, key: string) =>
  then(parseResponse(client(cohortID).contact.$delete({ param: { cohortID } }, keyed(key))));

export type Review = NonNullable<Group["review"]>;
export type ReviewAct = Parameters<Client["review"]["$post"]>[0]["json"]["act"];
export const actOnReview = (cohortID: string, act: ReviewAct, key: string) =>
  then(parseResponse(client(cohortID).review.$post({ param: { cohortID }, json: { act } }, keyed(key))));

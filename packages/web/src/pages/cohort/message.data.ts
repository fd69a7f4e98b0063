import type { Route } from "@entrepairs/functions/api/message.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm(""), wire).cohort[":cohortID"].session[":sessionID"].message;
type Client = ReturnType<typeof client>;

interface SessionKey {
  cohortID: string;
  sessionID: string;
}
export interface Texts {
  fr: string;
  en: string;
}
export type Standing = InferResponseType<Client["$get"], 200>;
export type Previewed = InferResponseType<Client["preview"]["$post"], 200>;
export type Mail = Pick<Previewed["mails"][number], "subject" | "text" | "button" | "locale">;

const keyOf = ({ cohortID, sessionID }: SessionKey) => ({ cohortID, sessionID });
const queryKey = ({ cohortID, sessionID }: SessionKey) => ["cohorts", cohortID, "message", sessionID];

/** What people are sent about a session: what leaves by itself, what was written, and to whom the next would go. */
export const standing = (session: SessionKey) =>
  queryOptions({
    queryKey: queryKey(session),
    queryFn: () => parseResponse(client().$get({ param: keyOf(session) })),
    staleTime: 0,
  });

/** What a message would be in each language that the group reads; nothing leaves. */
export const preview = (session: SessionKey, json: Texts, key: string): Promise<Previewed> =>
  parseResponse(client().preview.$post({ param: keyOf(session), json }, keyed(key)));

export async function send(session: SessionKey, json: Texts, key: string): Promise<void> {
  await parseResponse(client().$post({ param: keyOf(session), json }, keyed(key)));
  await refresh(queryKey(session));
}

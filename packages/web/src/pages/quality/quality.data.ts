import type { Route as ComplaintRoute } from "@entrepairs/functions/api/complaint.ts";
import type { Route } from "@entrepairs/functions/api/quality.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const complaintClient = () => hc<ComplaintRoute>(inFirm("/complaint"), wire);
type ComplaintClient = ReturnType<typeof complaintClient>;
const client = () => hc<Route>(inFirm("/quality"), wire);
type Client = ReturnType<typeof client>;

export type Complaint = InferResponseType<ComplaintClient["index"]["$get"], 200>["complaints"][number];
export type WholeComplaint = InferResponseType<ComplaintClient[":complaintID"]["$get"], 200>;
export type Entry = InferResponseType<Client["entry"]["$get"], 200>["entries"][number];

export const complaints = () =>
  queryOptions({
    queryKey: ["quality", "complaints"] as const,
    queryFn: async () => (await parseResponse(complaintClient().index.$get())).complaints,
    staleTime: 0,
  });

export const complaintOf = (complaintID: string) =>
  queryOptions({
    queryKey: ["quality", "complaint", complaintID] as const,
    queryFn: () => parseResponse(complaintClient()[":complaintID"].$get({ param: { complaintID } })),
    staleTime: 0,
  });

export const entries = () =>
  queryOptions({
    queryKey: ["quality", "entries"] as const,
    queryFn: async () => (await parseResponse(client().entry.$get())).entries,
    staleTime: 0,
  });

export const causes = () =>
  queryOptions({
    queryKey: ["quality", "causes"] as const,
    queryFn: () => parseResponse(client().cause.$get()),
    staleTime: 0,
  });

async function then<R>(answer: Promise<R>): Promise<R> {
  const known = await answer;
  await refresh(["quality"], ["home"]);
  return known;
}

export type NewComplaint = InferRequestType<ComplaintClient["index"]["$post"]>["json"];
export const record = (json: NewComplaint, key: string) =>
  then(parseResponse(complaintClient().index.$post({ json }, keyed(key))));

const one = () => complaintClient()[":complaintID"];
export const acknowledge = ({ complaintID, rev }: WholeComplaint, key: string) =>
  then(parseResponse(one().acknowledge.$post({ param: { complaintID }, json: { rev } }, keyed(key))));
export const answer = ({ complaintID, rev }: WholeComplaint, text: string, key: string) =>
  then(parseResponse(one().answer.$post({ param: { complaintID }, json: { rev, text } }, keyed(key))));
type Closing = Omit<InferRequestType<ComplaintClient[":complaintID"]["close"]["$post"]>["json"], "rev">;
export const close = ({ complaintID, rev }: WholeComplaint, closing: Closing, key: string) =>
  then(parseResponse(one().close.$post({ param: { complaintID }, json: { rev, ...closing } }, keyed(key))));

export type NewEntry = InferRequestType<Client["entry"]["$post"]>["json"];
export const write = (json: NewEntry, key: string) => then(parseResponse(client().entry.$post({ json }, keyed(key))));
type Finishing = { doneOn: string; effect: string | null };
export const finish = ({ entryID, rev }: Entry, finishing: Finishing, key: string) =>
  then(
    parseResponse(
      client().entry[":entryID"].finish.$post({ param: { entryID }, json: { rev, ...finishing } }, keyed(key)),
    ),
  );

import type { Route } from "@entrepairs/functions/api/credential.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/credential"), wire);
const fetchAll = async () => (await parseResponse(client().index.$get())).credentials;
export type Credential = Awaited<ReturnType<typeof fetchAll>>[number];

/** Everyone's for the firm's office, one's own for a coach. */
export const credentials = () => queryOptions({ queryKey: ["credential"] as const, queryFn: fetchAll });

export type NewCredential = Parameters<ReturnType<typeof client>["index"]["$post"]>[0]["json"];

export async function add(json: NewCredential, key: string) {
  const added = await parseResponse(client().index.$post({ json }, keyed(key)));
  await refresh(["credential"], ["home"]);
  return added;
}

type Key = Pick<Credential, "memberID" | "credentialID">;

export const remove = ({ memberID, credentialID }: Key, key: string) =>
  parseResponse(client()[":memberID"][":credentialID"].$delete({ param: { memberID, credentialID } }, keyed(key)));

export const filePath = ({ memberID, credentialID }: Key): string =>
  inFirm(`/credential/${memberID}/${credentialID}/file`);

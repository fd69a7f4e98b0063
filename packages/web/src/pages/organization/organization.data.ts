import type { Route } from "@entrepairs/functions/api/organization.ts";
import { hc, inFirm, keyed, parseResponse, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/organization"), wire);

export type Details = Parameters<ReturnType<typeof client>["index"]["$post"]>[0]["json"];

export async function create(json: Details, key: string) {
  const answer = await parseResponse(client().index.$post({ json }, keyed(key)));
  await refresh(["organization"]);
  return answer;
}

export async function edit(organizationID: string, json: Details & { rev: number }, key: string) {
  const param = { organizationID };
  const answer = await parseResponse(client()[":organizationID"].$put({ param, json }, keyed(key)));
  await refresh(["organization"]);
  return answer;
}

/** What importing this list would do; stores nothing. */
export const previewPeople = (organizationID: string, text: string, key: string) =>
  parseResponse(
    client()[":organizationID"].people.preview.$post({ param: { organizationID }, json: { text } }, keyed(key)),
  );
export type Preview = Awaited<ReturnType<typeof previewPeople>>;

/** All of the list, or nothing when one line is in error. */
export async function importPeople(organizationID: string, text: string, key: string) {
  const param = { organizationID };
  const answer = await parseResponse(client()[":organizationID"].people.$post({ param, json: { text } }, keyed(key)));
  await refresh(["organization"]);
  return answer;
}

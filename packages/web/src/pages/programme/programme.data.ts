import type { Route } from "@entrepairs/functions/api/programme.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import { Refusal, refusalOf } from "../../base/refusal.ts";

const client = () => hc<Route>(inFirm("/programme"), wire);
const one = () => client()[":programmeID"];

const fetchAll = async () => (await parseResponse(client().index.$get())).programmes;
const fetchOne = async (programmeID: string) => (await parseResponse(one().$get({ param: { programmeID } }))).programme;
const fetchTemplates = async () => (await parseResponse(client().template.$get())).templates;

export type Listed = Awaited<ReturnType<typeof fetchAll>>[number];
export type Programme = Awaited<ReturnType<typeof fetchOne>>;
export type Content = Programme["content"];
export type Template = Awaited<ReturnType<typeof fetchTemplates>>[number];
type Draft = Parameters<ReturnType<typeof client>["index"]["$post"]>[0]["json"];
type Edit = Parameters<ReturnType<typeof one>["$put"]>[0]["json"];
export type Input = Omit<Edit, "rev" | "problems">;

/** The catalogue in its own order, archived programmes included. */
export const programmes = queryOptions({ queryKey: ["programme"] as const, queryFn: fetchAll });

export const programmeOf = (programmeID: string) =>
  queryOptions({ queryKey: ["programme", programmeID] as const, queryFn: () => fetchOne(programmeID) });

/** Shipped with the product: they change with it alone. */
export const templates = queryOptions({
  queryKey: ["programme-template"] as const,
  queryFn: fetchTemplates,
  staleTime: Number.POSITIVE_INFINITY,
});

/** What is understood of a catalogue sheet; stores nothing. */
export const readSheet = (text: string, key: string) =>
  parseResponse(client().sheet.$post({ json: { text } }, keyed(key)));
export type Sheet = Awaited<ReturnType<typeof readSheet>>;

export async function create(json: Draft, key: string) {
  const answer = await parseResponse(client().index.$post({ json }, keyed(key)));
  await refresh(["programme"]);
  return answer;
}

export async function edit(programmeID: string, json: Edit, key: string) {
  const answer = await parseResponse(one().$put({ param: { programmeID }, json }, keyed(key)));
  await refresh(["programme"]);
  return answer;
}

export async function publish(programmeID: string, key: string) {
  const answer = await parseResponse(one().publish.$post({ param: { programmeID } }, keyed(key)));
  await refresh(["programme"]);
  return answer;
}

export async function archive(programmeID: string, key: string) {
  const answer = await parseResponse(one().archive.$post({ param: { programmeID } }, keyed(key)));
  await refresh(["programme"]);
  return answer;
}

/** Lists are typed as one text, a line each: what the server says of `objectives.3` belongs to `objectives`. */
export async function underItsField<R>(answer: Promise<R>, lists: readonly string[]): Promise<R> {
  try {
    return await answer;
  } catch (error) {
    const { status, code, message, fields, requestID } = refusalOf(error);
    const placed = fields.map((field) => ({
      ...field,
      path: lists.find((list) => field.path.startsWith(`${list}.`)) ?? field.path,
    }));
    throw new Refusal({ status, code, message, fields: placed, ...(requestID === undefined ? {} : { requestID }) });
  }
}

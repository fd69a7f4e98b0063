import { badParam, noSuch } from "./refusal.ts";

export interface Page {
  object: "list";
  url: string;
  has_more: boolean;
  data: object[];
}

export interface PageParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: number | { gt?: number; gte?: number; lt?: number; lte?: number };
}

/** A page of a v1 list. `items` come oldest first; Stripe shows the newest first. */
export function pageOf(url: string, noun: string, items: { id: string; created?: number }[], params: PageParams): Page {
  const limit = params.limit ?? 10;
  if (limit < 1 || limit > 100) {
    throw badParam(`This value must be between 1 and 100 (you passed ${limit})`, "limit", "parameter_invalid_integer");
  }
  const wanted = items.filter((item) => isCreatedWithin(item.created ?? 0, params.created)).reverse();
  if (params.ending_before !== undefined) {
    const before = wanted.slice(0, positionOf(wanted, noun, params.ending_before, "ending_before"));
    return { object: "list", url, has_more: before.length > limit, data: before.slice(-limit) };
  }
  const start = params.starting_after;
  const after = start === undefined ? wanted : wanted.slice(positionOf(wanted, noun, start, "starting_after") + 1);
  return { object: "list", url, has_more: after.length > limit, data: after.slice(0, limit) };
}

function positionOf(items: { id: string }[], noun: string, id: string, param: string): number {
  const position = items.findIndex((item) => item.id === id);
  if (position === -1) throw noSuch(noun, id, param);
  return position;
}

function isCreatedWithin(created: number, range: PageParams["created"]): boolean {
  if (range === undefined) return true;
  if (typeof range === "number") return created === range;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}

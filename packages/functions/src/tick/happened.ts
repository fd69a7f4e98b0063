import { ID } from "@entrepairs/core/kernel";
import type { Due } from "@entrepairs/core/platform";
import type { Happened } from "../job/dispatch.ts";

/** A due item as its jobs are given it: the same id for every try, so that what one did once, it does not do again. */
export function happenedOf({ event, ids, firmID, dueKey, dueAt, owedAt = dueAt }: Due.Item): Happened {
  return { event, ids, firmID, eventID: ID.derived("event", firmID ?? "", dueKey, owedAt) };
}

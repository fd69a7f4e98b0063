import * as v from "valibot";
import { db } from "../db/index.ts";
import { ID, notFound } from "../kernel/index.ts";
import { type Insider, insider } from "./access.ts";
import { groupSeal, type Opener, type Seal } from "./seal.ts";
import { refusal } from "./state.ts";

export const OfGroup = { cohortID: ID.schema("cohort") };

/** The actor as one of the group, with what opens and seals its content. */
export async function inside(cohortID: string): Promise<{ me: Insider; seal: Seal }> {
  const me = await insider(cohortID);
  return { me, seal: await groupSeal(cohortID) };
}

/** The same for what peers alone do: their topics, turns, actions. */
export async function asPeer(cohortID: string): Promise<{ me: Insider; seal: Seal }> {
  return { me: await peerOf(cohortID), seal: await groupSeal(cohortID) };
}

/** A peer of the group, whether its content still stands or not. */
export async function peerOf(cohortID: string): Promise<Insider> {
  const me = await insider(cohortID);
  if (me.role !== "peer") throw refusal("peers_only", "A member of the group does this");
  return me;
}

/** A sealed value as it was sealed: ours, so its shape is known; old ones are read by defaults. */
export function opened<S extends v.GenericSchema>(schema: S, seal: Opener, place: string, sealed: string) {
  return v.parse(schema, seal.open(place, sealed));
}

/** A row of the group by its key, not found when it is not there. */
export async function existing<R>(read: Promise<R | undefined>, noun: string): Promise<R> {
  const row = await read;
  if (!row) throw notFound(noun);
  return row;
}

/** One write whose refusal says that someone else wrote meanwhile. */
export async function written(
  operations: Parameters<ReturnType<typeof db>["write"]>[0],
  answer: Record<string, string>,
): Promise<Record<string, string>> {
  const done = await db().write(operations, answer);
  if (done.refused) throw refusal("changed", "This has just changed");
  return done.answer as Record<string, string>;
}

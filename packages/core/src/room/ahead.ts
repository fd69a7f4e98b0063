import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { ID, notFound } from "../kernel/index.ts";
import { Topics } from "./group.table.ts";
import { type Key, load, placeOf } from "./load.ts";
import { Ledgers } from "./room.table.ts";
import { seatOf } from "./state.ts";
import { KeptTopic, topicOf } from "./topic.ts";
import { isVisitor } from "./visitor.ts";
import type { Turn } from "./write.ts";

const TOPICS_MAX = 300;

/** A topic that the group may choose in its room. */
export const OpenTopic = v.strictObject({ topicID: ID.schema("topic"), ...KeptTopic.entries });

/** The topics that are still to be taken, for who is in this open room: its group chooses from them. */
export async function topicsIn(key: Key): Promise<v.InferOutput<typeof OpenTopic>[]> {
  const { state, who, seal } = await load(key);
  if (state.frame.status !== "open" || seatOf(state, who)?.status !== "in") throw notFound("room");
  // What the group brought before this session is its own.
  if (isVisitor(state, who)) return [];
  const { cohortID } = key;
  const [{ items }, ledger] = await Promise.all([
    db().query({ pk: ["GROUP", cohortID], begins: ["TOPIC"], limit: TOPICS_MAX }),
    db().get(Ledgers, { cohortID }),
  ]);
  const turns = ledger ? (seal.open(placeOf.ledger, ledger.sealed) as Turn[]) : [];
  const taken = new Set(turns.map(({ topicID }) => topicID));
  return rowsOf(Topics, items)
    .filter(({ topicID }) => !taken.has(topicID))
    .map((row) => ({ topicID: row.topicID, ...topicOf(row, seal) }));
}

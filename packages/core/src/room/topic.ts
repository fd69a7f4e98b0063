import * as v from "valibot";
import { db } from "../db/index.ts";
import { fn, ID, line, now, text } from "../kernel/index.ts";
import { Topics } from "./group.table.ts";
import { asPeer, existing, OfGroup, opened, written } from "./inside.ts";
import { placeOf } from "./load.ts";
import { PersonID } from "./room.table.ts";
import type { Opener } from "./seal.ts";
import { refusal } from "./state.ts";

const KINDS = ["problem", "concern", "project"] as const;

/** What a peer says of his topic beforehand: a title, and three questions that prepare it. */
export const TopicText = v.object({
  kind: v.picklist(KINDS),
  title: line(160),
  situation: v.optional(text(1_500), ""),
  tried: v.optional(text(1_500), ""),
  expected: v.optional(text(1_500), ""),
});

export const KeptTopic = v.object({ ...TopicText.entries, authorID: PersonID });

const One = { ...OfGroup, topicID: ID.schema("topic") };

/** Proposes a topic to one's group, which alone reads it. */
export const proposeTopic = fn(
  "room.proposeTopic",
  v.object({ ...OfGroup, ...TopicText.entries }),
  async ({ cohortID, ...topic }) => {
    const { me, seal } = await asPeer(cohortID);
    const topicID = ID.create("topic");
    const sealed = seal.seal(placeOf.topic(topicID), { ...topic, authorID: me.personID });
    return written({ topic: Topics.create({ cohortID, topicID, at: now(), sealed }) }, { cohortID, topicID });
  },
);

/** Its author says it otherwise. */
export const editTopic = fn(
  "room.editTopic",
  v.object({ ...One, ...TopicText.entries }),
  async ({ cohortID, topicID, ...topic }) => {
    const { row, authorID, seal } = await ownTopic({ cohortID, topicID });
    const sealed = seal.seal(placeOf.topic(topicID), { ...topic, authorID });
    return written({ topic: Topics.replace({ ...row, sealed }) }, { cohortID, topicID });
  },
);

/** Its author takes it back: it is gone. */
export const withdrawTopic = fn("room.withdrawTopic", v.object(One), async (key) => {
  await ownTopic(key);
  return written({ topic: Topics.delete(key) }, key);
});

async function ownTopic(key: { cohortID: string; topicID: string }) {
  const { me, seal } = await asPeer(key.cohortID);
  const row = await existing(db().get(Topics, key), "topic");
  const { authorID } = topicOf(row, seal);
  if (authorID !== me.personID) throw refusal("not_yours", "Its author alone does this");
  return { row, authorID, seal };
}

export function topicOf(row: { topicID: string; sealed: string }, seal: Opener): v.InferOutput<typeof KeptTopic> {
  return opened(KeptTopic, seal, placeOf.topic(row.topicID), row.sealed);
}

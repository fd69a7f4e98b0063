import * as v from "valibot";
import { ID, Instant } from "../kernel/index.ts";
import { SessionRow } from "../session/index.ts";
import { DueAction, OUTCOMES } from "./entry.ts";
import { ShownReview } from "./review-shown.ts";
import { PersonID } from "./room.table.ts";
import { KeptResource } from "./shelf.ts";
import { KeptTopic } from "./topic.ts";

const strict = <E extends v.ObjectEntries>(entries: E) => v.strictObject(entries);

/** A session of the group, with how long it takes with one topic, two, three and four. */
export const Meeting = strict({
  ...v.pick(SessionRow, ["sessionID", "kind", "number", "startsAt", "minutes", "zone", "status"]).entries,
  durations: v.array(v.number()),
  /** A meeting among peers: where, and which member facilitates; null for a session that a coach leads. */
  peers: v.nullable(strict({ where: v.string(), facilitatorID: v.nullable(PersonID) })),
});

/** What a group has for itself between its sessions, as one of it may see it. */
export const GroupPage = strict({
  me: strict({ personID: PersonID, role: v.picklist(["peer", "coach"]) }),
  cohortName: v.string(),
  /** It meets by itself: its volunteers facilitate in turn. */
  amongPeers: v.boolean(),
  /** What was said is erased; dates and consents stay. */
  erased: v.boolean(),
  /** The accepted peers, with how often each has been client. */
  people: v.array(strict({ personID: PersonID, name: v.string(), turns: v.number() })),
  sessions: v.array(Meeting),
  /** Consultations still to come, one a session. */
  turnsLeft: v.number(),
  topics: v.array(strict({ topicID: ID.schema("topic"), at: Instant, isTaken: v.boolean(), ...KeptTopic.entries })),
  /** What was said of the next session beforehand; null when there is none or its room is open. */
  board: v.nullable(
    strict({
      sessionID: ID.schema("session"),
      votes: v.array(strict({ topicID: ID.schema("topic"), count: v.number() })),
      /** One's own. */
      vote: v.nullable(ID.schema("topic")),
      passed: v.boolean(),
    }),
  ),
  turns: v.array(
    strict({ personID: PersonID, sessionID: ID.schema("session"), topicID: v.nullable(v.string()), title: v.string() }),
  ),
  actions: v.array(
    strict({
      ...DueAction.entries,
      sessionID: ID.schema("session"),
      outcome: v.nullable(v.picklist(OUTCOMES)),
      word: v.string(),
    }),
  ),
  learnings: v.array(
    strict({
      learningID: ID.schema("learning"),
      sessionID: ID.schema("session"),
      at: Instant,
      authorID: PersonID,
      process: v.string(),
      content: v.string(),
    }),
  ),
  resources: v.array(strict({ resourceID: ID.schema("resource"), at: Instant, ...KeptResource.entries })),
  /** What the group writes to its sponsors; null once erased. */
  review: v.nullable(ShownReview),
  contacts: v.array(strict({ personID: PersonID, name: v.string(), contact: v.string() })),
});
export type GroupPage = v.InferOutput<typeof GroupPage>;

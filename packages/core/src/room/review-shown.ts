import * as v from "valibot";
import type { Enrolment } from "../enrolment/index.ts";
import { Day, dayOf, ID, Instant, now, plusMinutes } from "../kernel/index.ts";
import type { Insider } from "./access.ts";
import { opened } from "./inside.ts";
import { placeOf } from "./load.ts";
import { EMPTY, isHeard, isOut, KeptReview, leaves, waitingFor } from "./review-rules.ts";
import { PersonID } from "./room.table.ts";
import type { Opener } from "./seal.ts";
import type { Turn } from "./write.ts";

/** It begins with the session that ends the cycle, whose room opens half a day before. */
const EARLY_MINUTES = 12 * 60;

/** The review as one of the group sees it: who struck a line out, or withheld a topic, is told to nobody. */
export const ShownReview = v.strictObject({
  status: KeptReview.entries.status,
  /** When the group may begin to write; null without a session to do so. */
  opensAt: v.nullable(Instant),
  isOpen: v.boolean(),
  lines: v.array(
    v.strictObject({
      lineID: ID.schema("line"),
      text: v.string(),
      turn: v.nullable(v.number()),
      isMine: v.boolean(),
      isOut: v.boolean(),
      isStruckByMe: v.boolean(),
      /** Would go if it were released now. */
      leaves: v.boolean(),
    }),
  ),
  /** One's own topics, of which nothing leaves. */
  vetoes: v.array(v.number()),
  hasSaid: v.boolean(),
  said: v.number(),
  /** Who has not, for the facilitator alone. */
  waiting: v.array(PersonID),
  /** Everyone was heard, or the day told to all is over. */
  mayRelease: v.boolean(),
  deadlineOn: v.nullable(Day),
  releasedAt: v.nullable(Instant),
});

export function reviewOf(row: { sealed: string } | undefined, seal: Opener): KeptReview {
  return row ? opened(KeptReview, seal, placeOf.review, row.sealed) : EMPTY;
}

interface Around {
  me: Pick<Insider, "personID" | "role">;
  whole: Pick<Enrolment.Group, "cohort" | "sessions" | "enrolments">;
  turns: readonly Turn[];
}

export function reviewShown(review: KeptReview, { me, whole, turns }: Around): v.InferOutput<typeof ShownReview> {
  const leads = me.role === "coach";
  const clients = turns.map(({ personID }) => personID);
  const opensAt = reviewOpensAt(whole);
  const peers = peersOf(whole);
  const waiting = waitingFor(review, peers);
  return {
    status: review.status,
    opensAt,
    isOpen: opensAt !== null && opensAt <= now(),
    lines: review.lines.map((one) => {
      const { lineID, text, turn, authorID } = one;
      const out = isOut(review, lineID, turn);
      return {
        lineID,
        text,
        turn,
        isMine: authorID === me.personID,
        isOut: out,
        isStruckByMe: (review.struck[lineID] ?? []).includes(me.personID),
        // That a client has not had his say is for the facilitator to know.
        leaves: leads ? leaves(review, one, clients) : !out,
      };
    }),
    vetoes: review.vetoes.filter((turn) => turns[turn]?.personID === me.personID),
    hasSaid: review.said.includes(me.personID),
    said: peers.length - waiting.length,
    waiting: leads && review.status === "asked" ? waiting : [],
    mayRelease: leads && isHeard(review, { peers, today: dayOf(now(), whole.cohort.zone) }),
    deadlineOn: review.deadlineOn,
    releasedAt: review.releasedAt,
  };
}

export function peersOf({ enrolments }: Pick<Enrolment.Group, "enrolments">): string[] {
  return enrolments.filter(({ status }) => status === "accepted").map(({ participantID }) => participantID);
}

/** From the day of the review session, or of the last one where the cycle has none. */
export function reviewOpensAt({ sessions }: Pick<Enrolment.Group, "sessions">): string | null {
  const stand = sessions.filter(({ status }) => status !== "cancelled");
  const last = stand.findLast(({ kind }) => kind === "review") ?? stand.at(-1);
  return last ? plusMinutes(last.startsAt, -EARLY_MINUTES) : null;
}

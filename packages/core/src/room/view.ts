import * as v from "valibot";
import { ID, Instant } from "../kernel/index.ts";
import type { Act } from "./act.ts";
import { learnBy } from "./clock.ts";
import { Logged, OUTCOMES } from "./entry.ts";
import { refusalOf } from "./may.ts";
import { MODES, PersonID, RoomRow, SeatRow } from "./room.table.ts";
import { type RoomState, roleOf, type Seat, seatOf } from "./state.ts";

const { personID, name, role, status, via, charter } = SeatRow.entries;

/** The acts that a screen offers by a button; what they need more is asked there. */
const OFFERED = [
  "enter",
  "leave",
  "raiseHand",
  "offer",
  "take",
  "next",
  "back",
  "pause",
  "resume",
  "extend",
  "redistribute",
  "assent",
  "choose",
  "checkIn",
  "debrief",
  "vote",
  "pass",
  "write",
  "agree",
  "takeAction",
  "learn",
  "addRule",
  "dropRule",
  "signCharter",
  "drift",
  "whisper",
  "close",
] as const satisfies readonly Act["kind"][];
export type Offered = (typeof OFFERED)[number];

/** A room as one person may see it. Before he is in, `me.status` says why there is nothing more. */
export const View = v.strictObject({
  sessionID: ID.schema("session"),
  cohortID: ID.schema("cohort"),
  kind: RoomRow.entries.kind,
  status: RoomRow.entries.status,
  mode: v.picklist(MODES),
  /** Ask again for what follows this number. */
  seq: v.number(),
  /** The server's clock, against which `endsAt` counts. */
  now: Instant,
  step: v.number(),
  endsAt: v.nullable(Instant),
  leftMs: v.nullable(v.number()),
  runningSince: v.nullable(Instant),
  minutes: v.array(v.number()),
  spentMs: v.array(v.number()),
  openedAt: Instant,
  plannedEndAt: Instant,
  /** The last moment to enter the next learning step. */
  learnBy: v.nullable(Instant),
  closedAt: v.nullable(Instant),
  closing: RoomRow.entries.closing,
  facilitatorID: PersonID,
  offeredTo: v.nullable(PersonID),
  /** What a phone types at `/s/…`; null for who is not in. */
  code: v.nullable(v.string()),
  seats: v.array(v.strictObject({ personID, name, role, status, via, charter })),
  hands: v.array(PersonID),
  me: v.strictObject({
    personID: PersonID,
    status: v.picklist(["waiting", "in", "out", "outside"]),
    role: v.picklist(["client", "consultant", "facilitator", "observer"]),
    /** Acts open to him now. */
    may: v.array(v.picklist(OFFERED)),
    passed: v.boolean(),
    vote: v.nullable(ID.schema("topic")),
  }),
  consultations: v.array(
    v.strictObject({
      clientID: PersonID,
      topicID: v.nullable(ID.schema("topic")),
      title: v.string(),
      agreed: v.boolean(),
      assented: v.boolean(),
    }),
  ),
  due: v.array(
    v.strictObject({ actionID: ID.schema("action"), ownerID: PersonID, outcome: v.nullable(v.picklist(OUTCOMES)) }),
  ),
  votes: v.array(v.strictObject({ topicID: ID.schema("topic"), count: v.number() })),
  /** Who wrote what he learned in the present step, or the last learning step before it. */
  learned: v.array(PersonID),
  checkedIn: v.array(PersonID),
  observers: v.array(v.strictObject({ personID: PersonID, acceptedBy: v.array(PersonID) })),
});
export type View = v.InferOutput<typeof View>;

/** What a screen is given: the room now, and the log after the number it had. */
export const Reading = v.strictObject({ view: View, entries: v.array(Logged) });
export type Reading = v.InferOutput<typeof Reading>;

/** The room as this person may see it; an entry addressed to others is none of his. */
export function viewOf(state: RoomState, who: string, now: Instant, isIn: boolean): View {
  const { frame, inner } = state;
  const { sessionID, cohortID, kind, status: room, mode, seq, step, endsAt, leftMs, runningSince } = frame;
  const { minutes, spentMs, openedAt, plannedEndAt, closedAt, closing, facilitatorID, offeredTo, hands } = frame;
  const shown = {
    sessionID,
    cohortID,
    kind,
    status: room,
    mode,
    seq,
    now,
    step,
    endsAt,
    leftMs,
    runningSince,
    minutes,
  };
  const rest = {
    spentMs,
    openedAt,
    plannedEndAt,
    learnBy: learnBy(state),
    closedAt,
    closing,
    facilitatorID,
    offeredTo,
  };
  return {
    ...shown,
    ...rest,
    code: isIn ? frame.code : null,
    seats: isIn ? frame.seats.filter((one) => one.status !== "removed").map(seatShown) : [],
    hands: isIn ? hands : [],
    me: meOf(state, who, now),
    consultations: isIn ? inner.consultations : [],
    due: isIn ? inner.due : [],
    votes: isIn ? tally(Object.values(inner.votes)) : [],
    learned: isIn ? lastLearned(state) : [],
    checkedIn: isIn ? inner.checkedIn : [],
    observers: isIn
      ? Object.entries(inner.accepted).map(([observer, acceptedBy]) => ({ personID: observer, acceptedBy }))
      : [],
  };
}

function meOf(state: RoomState, who: string, now: Instant): View["me"] {
  const { inner } = state;
  const status = seatOf(state, who)?.status ?? "outside";
  return {
    personID: who,
    status: status === "removed" ? "outside" : status,
    role: roleOf(state, who),
    may: OFFERED.filter((kind) => refusalOf(state, who, kind, now) === undefined),
    passed: inner.passed.includes(who),
    vote: inner.votes[who] ?? null,
  };
}

function seatShown(seat: Seat): View["seats"][number] {
  const { enrolmentID: _, ...shown } = seat;
  return shown;
}

function tally(votes: readonly string[]): View["votes"] {
  return [...new Set(votes)].map((topicID) => ({ topicID, count: votes.filter((one) => one === topicID).length }));
}

function lastLearned({ frame, inner, plan }: RoomState): string[] {
  const at = plan.findLastIndex(({ kind }, index) => kind === "learning" && index <= frame.step);
  return inner.learned[at] ?? [];
}

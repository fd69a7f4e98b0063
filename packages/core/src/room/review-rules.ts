import * as v from "valibot";
import { Day, ID, Instant, notFound, plusDays, refusedField, text } from "../kernel/index.ts";
import { PersonID } from "./room.table.ts";
import { refusal } from "./state.ts";

const LINES_MAX = 40;
/** A day that all are told leaves them at least this long. */
const DEADLINE_DAYS = 2;

const LineID = ID.schema("line");
/** Place in the ledger of who was client; null: of no one's topic. */
const Turn = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)));
const LineText = { text: v.pipe(text(600), v.minLength(1, "required")), turn: v.optional(Turn, null) };

/** What the group writes: each line with its author and the topic it comes from, which stay here. */
export const KeptReview = v.object({
  status: v.picklist(["writing", "asked", "released"]),
  lines: v.array(v.object({ lineID: LineID, text: v.string(), turn: Turn, authorID: PersonID })),
  /** By line: who struck it out. */
  struck: v.record(v.string(), v.array(PersonID)),
  /** Topics whose client lets nothing of them out. */
  vetoes: v.array(v.number()),
  /** Who has said that it may go as it stands for him. */
  said: v.array(PersonID),
  deadlineOn: v.nullable(Day),
  releasedAt: v.nullable(Instant),
});
export type KeptReview = v.InferOutput<typeof KeptReview>;

type Line = KeptReview["lines"][number];

export const EMPTY: KeptReview = {
  status: "writing",
  lines: [],
  struck: {},
  vetoes: [],
  said: [],
  deadlineOn: null,
  releasedAt: null,
};

const kind = <K extends string, E extends v.ObjectEntries>(name: K, entries: E) =>
  v.object({ kind: v.literal(name), ...entries });

export const ReviewAct = v.variant("kind", [
  kind("write", LineText),
  kind("rewrite", { lineID: LineID, ...LineText }),
  kind("remove", { lineID: LineID }),
  /** The facilitator asks everyone to read: nothing is written any more. With a day, silence lets it go after it. */
  kind("ask", { deadlineOn: v.optional(v.nullable(Day), null) }),
  /** The facilitator opens the writing again; everyone will be asked again. */
  kind("resume", {}),
  kind("strike", { lineID: LineID, struck: v.boolean() }),
  kind("veto", { turn: v.pipe(v.number(), v.integer(), v.minValue(0)), vetoed: v.boolean() }),
  kind("say", {}),
  kind("release", {}),
]);
export type ReviewAct = v.InferOutput<typeof ReviewAct>;

export interface ReviewContext {
  me: { personID: string; role: "peer" | "coach" };
  /** The accepted peers now. */
  peers: readonly string[];
  /** The client of each turn of the ledger. */
  clients: readonly string[];
  at: Instant;
  today: Day;
  /** For a new line. */
  lineID: string;
}

type Of<K extends ReviewAct["kind"]> = Extract<ReviewAct, { kind: K }>;

/** The review after an act; throws what the method refuses, and changes nothing then. */
export function decideReview(review: KeptReview, act: ReviewAct, context: ReviewContext): KeptReview {
  if (review.status === "released") throw refusal("review_released", "What was released stays as it is");
  switch (act.kind) {
    case "write":
    case "rewrite":
    case "remove":
      return written(review, act, context);
    case "strike":
      return struck(review, act, context);
    case "veto":
      return vetoed(review, act, context);
    case "say":
      assertPeer(context);
      assertAsked(review);
      return { ...review, said: withOne(review.said, context.me.personID, true) };
    default:
      return conducted(review, act, context);
  }
}

function written(review: KeptReview, act: Of<"write" | "rewrite" | "remove">, context: ReviewContext): KeptReview {
  if (review.status !== "writing") throw refusal("review_asked", "It is being read: nothing is written any more");
  const { me, clients, lineID } = context;
  if (act.kind !== "remove" && act.turn !== null && clients[act.turn] === undefined) throw notFound("topic");
  if (act.kind === "write") {
    if (review.lines.length >= LINES_MAX) throw refusal("review_full", "A review has forty lines at most");
    const added = { lineID, text: act.text, turn: act.turn, authorID: me.personID };
    return { ...review, lines: [...review.lines, added] };
  }
  const own = lineOf(review, act.lineID);
  if (own.authorID !== me.personID) throw refusal("not_yours", "Its author alone does this");
  if (act.kind === "remove") return { ...review, lines: review.lines.filter((one) => one !== own) };
  // Who struck it out does so still: whoever did takes it back when the new words suit him.
  const changed = { ...own, text: act.text, turn: act.turn };
  return { ...review, lines: review.lines.map((one) => (one === own ? changed : one)) };
}

function struck(review: KeptReview, act: Of<"strike">, context: ReviewContext): KeptReview {
  assertPeer(context);
  const { lineID } = lineOf(review, act.lineID);
  const by = withOne(review.struck[lineID] ?? [], context.me.personID, act.struck);
  return { ...review, struck: { ...review.struck, [lineID]: by } };
}

function vetoed(review: KeptReview, act: Of<"veto">, { me, clients }: ReviewContext): KeptReview {
  if (clients[act.turn] !== me.personID) throw refusal("not_client", "The client of a topic does this");
  return { ...review, vetoes: withOne(review.vetoes, act.turn, act.vetoed) };
}

function conducted(review: KeptReview, act: Of<"ask" | "resume" | "release">, context: ReviewContext): KeptReview {
  if (context.me.role !== "coach") throw refusal("facilitator_only", "The facilitator does this");
  if (act.kind === "release") return released(review, context);
  if (act.kind === "resume") {
    assertAsked(review);
    return { ...review, status: "writing", said: [], deadlineOn: null };
  }
  if (review.status === "asked") throw refusal("review_asked", "Everyone is being asked already");
  if (review.lines.length === 0) throw refusal("review_empty", "There is nothing to read yet");
  const { deadlineOn } = act;
  if (deadlineOn !== null && deadlineOn < plusDays(context.today, DEADLINE_DAYS)) {
    throw refusedField("deadlineOn", "review_deadline", "Everyone has two days at least");
  }
  return { ...review, status: "asked", said: [], deadlineOn };
}

function released(review: KeptReview, context: ReviewContext): KeptReview {
  assertAsked(review);
  if (!isHeard(review, context)) {
    throw refusal("review_waits", "Someone has not had his say, and the day told to all has not passed");
  }
  if (linesThatLeave(review, context.clients).length === 0) {
    throw refusal("review_empty", "Nothing is left that may go");
  }
  return { ...review, status: "released", releasedAt: context.at };
}

/** Everyone has had his say, or the day that all were told is over. */
export function isHeard(review: KeptReview, { peers, today }: Pick<ReviewContext, "peers" | "today">): boolean {
  const isOver = review.deadlineOn !== null && today > review.deadlineOn;
  return review.status === "asked" && (isOver || waitingFor(review, peers).length === 0);
}

/** Peers who have not had their say. */
export function waitingFor({ said }: KeptReview, peers: readonly string[]): string[] {
  return peers.filter((personID) => !said.includes(personID));
}

/**
 * The text that goes out, unsigned: what nobody struck out and no client withheld. Of a topic nothing leaves by its
 * client's silence: he has said that it may.
 */
export function linesThatLeave(review: KeptReview, clients: readonly string[]): string[] {
  return review.lines.filter((one) => leaves(review, one, clients)).map(({ text: said }) => said);
}

export function leaves(review: KeptReview, { lineID, turn }: Line, clients: readonly string[]): boolean {
  if (isOut(review, lineID, turn)) return false;
  const client = turn === null ? undefined : clients[turn];
  return turn === null || (client !== undefined && review.said.includes(client));
}

/** Struck out by someone, or withheld with its whole topic: by whom is told to nobody. */
export function isOut({ struck: by, vetoes }: KeptReview, lineID: string, turn: number | null): boolean {
  return (by[lineID] ?? []).length > 0 || (turn !== null && vetoes.includes(turn));
}

function lineOf(review: KeptReview, lineID: string) {
  const found = review.lines.find((one) => one.lineID === lineID);
  if (!found) throw notFound("line");
  return found;
}

function assertPeer({ me }: ReviewContext): void {
  if (me.role !== "peer") throw refusal("peers_only", "A member of the group does this");
}

function assertAsked({ status }: KeptReview): void {
  if (status !== "asked") throw refusal("review_writing", "It is still being written");
}

function withOne<T>(list: readonly T[], one: T, present: boolean): T[] {
  const others = list.filter((other) => other !== one);
  return present ? [...others, one] : others;
}

import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event, type Named } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { dayOf, fn, ID, type Instant, now } from "../kernel/index.ts";
import { Reviews } from "../review/index.ts";
import { Vault, VaultKeys } from "../vault/index.ts";
import { insiderOf } from "./access.ts";
import { ReviewDrafts } from "./group.table.ts";
import { OfGroup } from "./inside.ts";
import { placeOf } from "./load.ts";
import { decideReview, type KeptReview, linesThatLeave, ReviewAct } from "./review-rules.ts";
import { peersOf, reviewOf, reviewOpensAt } from "./review-shown.ts";
import { Ledgers } from "./room.table.ts";
import { type Seal, sealOf } from "./seal.ts";
import { refusal } from "./state.ts";
import { Event, type Turn } from "./write.ts";

/**
 * The collective review: the group writes what goes to its sponsors, each may strike out, the client of a topic
 * withholds it, the facilitator releases. One command for all acts, so that no audit line tells who struck. Release
 * copies the lines out, unsigned, in the transaction that ends it; nothing else of the group ever leaves this way.
 * @throws DomainError `room.review_early`, `room.review_asked`, `room.review_writing`, `room.review_waits`,
 *   `room.review_empty`, `room.review_full`, `room.review_released`, `room.not_client`, `room.not_yours`
 */
export const review = fn("room.review", v.object({ ...OfGroup, act: ReviewAct }), async ({ cohortID, act }) => {
  // Of two who press at once with one screen each, both are heard.
  const lineID = ID.create("line");
  return untilWritten(async () => {
    const read = await readReview(cohortID);
    const { whole, me, turns, row, seal } = read;
    const at = now();
    const opensAt = reviewOpensAt(whole);
    if (opensAt === null || opensAt > at) throw refusal("review_early", "The group writes it at its review session");
    const clients = turns.map(({ personID }) => personID);
    const today = dayOf(at, whole.cohort.zone);
    const before = reviewOf(row, seal);
    const after = decideReview(before, act, { me, peers: peersOf(whole), clients, at, today, lineID });
    const sealed = seal.seal(placeOf.review, after);
    const draft = row
      ? ReviewDrafts.replace({ cohortID, sealed, rev: row.rev })
      : ReviewDrafts.create({ cohortID, sealed });
    const done = await db().write({ draft, ...besides({ cohortID, before, after, clients, at }) }, { cohortID });
    return done.refused ? undefined : done.answer;
  });
});

/** Whoever is none of the group finds nothing; a key that was destroyed opens nothing. */
async function readReview(cohortID: string) {
  const whole = await Enrolment.groupOf(cohortID);
  const me = insiderOf(whole);
  const [row, ledger, key] = await db().gets(
    { entity: ReviewDrafts, key: { cohortID } },
    { entity: Ledgers, key: { cohortID } },
    { entity: VaultKeys, key: { cohortID, holder: Vault.GROUP } },
  );
  const seal: Seal = await sealOf(cohortID, Vault.GROUP, key);
  const turns = ledger ? (seal.open(placeOf.ledger, ledger.sealed) as Turn[]) : [];
  return { whole, me, turns, row, seal };
}

interface Change {
  cohortID: string;
  before: KeptReview;
  after: KeptReview;
  clients: readonly string[];
  at: Instant;
}

function besides({ cohortID, before, after, clients, at }: Change): Named {
  if (before.status === after.status) return {};
  if (after.status === "asked") {
    return { asked: event(Event.ReviewAsked, { cohortID, at, deadlineOn: after.deadlineOn ?? "" }) };
  }
  if (after.status !== "released") return {};
  return {
    // What leaves the room: text alone.
    review: Reviews.create({ cohortID, at, lines: linesThatLeave(after, clients) }),
    released: event(Event.ReviewReleased, { cohortID }),
  };
}

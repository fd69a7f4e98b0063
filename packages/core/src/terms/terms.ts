import * as v from "valibot";
import { db, event, rowsOf } from "../db/index.ts";
import { Actor, BasisPoints, DomainError, fn, now, type Row } from "../kernel/index.ts";
import { TermsContent, TermsEditions } from "./terms.table.ts";

export { CAUSES, type Cause, type Facts, feeOf, type Outcome, type Reason } from "./fee.ts";
export { inWords } from "./words.ts";

export type Content = v.InferOutput<typeof TermsContent>;
export type Edition = Omit<Row<typeof TermsEditions>, "rev">;

export const Event = { Changed: "terms.changed" } as const;

/** What a firm that wrote nothing offers: edition 0, in force since ever. */
export const SHIPPED: Edition = {
  edition: 0,
  since: "2000-01-01T00:00:00.000Z",
  tiers: [
    { daysMin: 30, rate: 0 },
    { daysMin: 15, rate: 3_000 },
    { daysMin: 0, rate: 5_000 },
  ],
  dropOutRate: 5_000,
  replacement: "end",
  deadlineDays: 15,
};

const EDITIONS_MAX = 200;
const Days = v.pipe(v.number(), v.integer("days"), v.minValue(0, "days"), v.maxValue(365, "days"));

/** Tiers from the most days to none, the fee never lower as the day comes nearer. */
const Tiers = v.pipe(
  v.array(v.object({ daysMin: Days, rate: BasisPoints })),
  v.minLength(1, "required"),
  v.maxLength(6, "too_many"),
  v.check((tiers) => tiers.at(-1)?.daysMin === 0, "terms.last_tier"),
  v.check((tiers) => follows(tiers, (one, next) => next.daysMin < one.daysMin), "terms.order"),
  v.check((tiers) => follows(tiers, (one, next) => next.rate >= one.rate), "terms.rising"),
);

export const Draft = v.object({
  tiers: Tiers,
  dropOutRate: BasisPoints,
  replacement: TermsContent.entries.replacement,
  deadlineDays: v.pipe(Days, v.minValue(1, "days"), v.maxValue(90, "days")),
});

type Tier = Content["tiers"][number];
function follows(tiers: readonly Tier[], fits: (one: Tier, next: Tier) => boolean): boolean {
  return tiers.every((one, at) => {
    const next = tiers[at + 1];
    return !next || fits(one, next);
  });
}

/** Every edition, the oldest first; the shipped one leads. Asks for no role. */
export async function editions(): Promise<Edition[]> {
  const { items } = await db().query({ pk: ["TERMS"], limit: EDITIONS_MAX });
  return [SHIPPED, ...rowsOf(TermsEditions, items).map(({ rev: _, ...edition }) => edition)];
}

/** The terms of today; asks for no role. */
export async function current(): Promise<Edition> {
  const { items } = await db().query({ pk: ["TERMS"], limit: 1, descending: true });
  const [last] = rowsOf(TermsEditions, items);
  if (!last) return SHIPPED;
  const { rev: _, ...edition } = last;
  return edition;
}

/** The edition that was in force at an instant: what someone signed then is settled by it. Pure. */
export function inForce(all: readonly Edition[], at: string): Edition {
  return all.findLast(({ since }) => since <= at) ?? SHIPPED;
}

export const read = fn("terms.read", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  return current();
});

/** `after`: the edition that was read; refused when someone wrote another meanwhile (`terms.changed_meanwhile`). */
const Write = v.object({ ...Draft.entries, after: v.number() });

/** Writes a new edition, in force from now on for who signs; what was signed before keeps its own. */
export const write = fn("terms.write", Write, async ({ after, ...content }) => {
  Actor.assertRole("owner", "manager");
  const last = await current();
  const edition = after + 1;
  if (last.edition !== after) throw changedMeanwhile();
  const written = await db().write(
    {
      terms: TermsEditions.create({ ...content, edition, since: now() }),
      event: event(Event.Changed, { edition: String(edition) }),
    },
    { edition },
  );
  if (written.refused) throw changedMeanwhile();
  return written.answer;
});

function changedMeanwhile(): DomainError {
  return new DomainError("conflict", "terms.changed_meanwhile", "Someone changed this meanwhile");
}

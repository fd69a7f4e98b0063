import { Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import type { Invoice } from "../invoice/index.ts";
import type { Instant, Operation, Row } from "../kernel/index.ts";

/** An invoice of seats that are not the payer's yet: held up to an instant, or held no more. */
export interface Hold {
  until: Instant;
  isOver: boolean;
  /** Refuses a write when one of these seats changed since they were read. */
  checks: Operation[];
}

type Seat = Pick<Row<typeof Enrolments>, "enrolmentID" | "status">;
type Taken = Row<typeof Cohorts>["seats"][number];

/**
 * The hold of an invoice's seats; undefined when they are the payer's own. Only a visitor's seat is held: an
 * organization's invoice costs no read.
 */
export async function holdOf(invoice: Invoice.Stored, at: Instant): Promise<Hold | undefined> {
  if (invoice.buyer.organizationID !== null) return undefined;
  const keys = invoice.lines.flatMap((line) => line.seats);
  const cohortIDs = [...new Set(keys.map(({ cohortID }) => cohortID))];
  const found = await db().gets(
    ...keys.map((key) => ({ entity: Enrolments, key })),
    ...cohortIDs.map((cohortID) => ({ entity: Cohorts, key: { cohortID } })),
  );
  const seats = found.slice(0, keys.length).filter((row) => row !== undefined) as Row<typeof Enrolments>[];
  const cohorts = found.slice(keys.length).filter((row) => row !== undefined) as Row<typeof Cohorts>[];
  const until = heldUntil(
    seats,
    cohorts.flatMap((cohort) => cohort.seats),
  );
  if (until === undefined) return undefined;
  const checks = seats.map((seat) => Enrolments.check(seat).ifStill({ rev: seat.rev }));
  return { until, isOver: until <= at, checks };
}

const LONG_AGO = new Date(0).toISOString();

/** The first instant at which one of these seats is lost; undefined when one of them at least is its payer's. Pure. */
export function heldUntil(seats: readonly Seat[], taken: readonly Taken[]): Instant | undefined {
  const ends = seats.map(({ enrolmentID, status }) => {
    if (status === "expired") return LONG_AGO;
    if (status !== "requested") return undefined;
    const seat = taken.find((one) => one.enrolmentID === enrolmentID);
    return seat ? (seat.heldUntil ?? undefined) : LONG_AGO;
  });
  const held = ends.filter((end) => end !== undefined);
  return held.length < seats.length ? undefined : held.sort()[0];
}

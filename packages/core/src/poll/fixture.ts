import { db } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Actor, type DomainError, ID, withClock } from "../kernel/index.ts";
import { as, at, type House, house, opening } from "../session/fixture.ts";
import { Cycle } from "../session/index.ts";
import { Poll, type SAID } from "./index.ts";

export interface Scene extends House {
  cohortID: string;
  enrolmentIDs: string[];
}

/** A group of six with its four sessions to come, every four weeks on a Tuesday at nine. */
export async function scene(people = 6, regular = 2): Promise<Scene> {
  const firm = await house();
  return as(firm, async () => {
    const { cohortID } = await Cycle.open(opening(firm.coachID, { cycle: { ...opening("").cycle, regular } }));
    const enrolmentIDs = Array.from({ length: people }, () => ID.create("enrolment"));
    await db().write({ people: enrolmentIDs.map((id, index) => Enrolments.create(person(cohortID, id, index))) }, {});
    return { ...firm, cohortID, enrolmentIDs };
  });
}

const person = (cohortID: string, enrolmentID: string, index: number) => ({
  enrolmentID,
  cohortID,
  participantID: ID.create("participant"),
  organizationID: null,
  given: `Pair${index + 1}`,
  family: "Inventé",
  email: `pair${index + 1}@exemple.fr`,
  job: null,
  locale: "fr" as const,
  status: "accepted" as const,
  origin: "firm" as const,
  priceNet: 0,
  vatRate: 0,
  payers: [],
  agreement: null,
  acceptedAt: null,
  datesCommittedAt: null,
  charter: null,
  invoiceID: null,
  createdAt: new Date(at + index).toISOString(),
});

export const CLOSES = "2026-09-04T16:00:00.000Z";

export async function opened(here: Scene, more: object = {}): Promise<string> {
  return as(here, async () => {
    const { slots } = await Poll.propose({ cohortID: here.cohortID });
    return (await Poll.open({ cohortID: here.cohortID, slots, closesAt: CLOSES, ...more })).pollID;
  });
}

export const pollOf = (here: Scene) => as(here, async () => (await Poll.ofCohort({ cohortID: here.cohortID }))?.poll);

/** As the bearer of the link that one of the group was sent. */
export function bearer<R>(here: Scene, pollID: string, index: number, body: () => Promise<R>, when = at): Promise<R> {
  const subject = { cohortID: here.cohortID, pollID, enrolmentID: here.enrolmentIDs[index] ?? "" };
  const link = { type: "link" as const, firmID: here.firmID, linkID: ID.create("link"), purpose: "poll", subject };
  return withClock(when, () => Actor.provide(link, body));
}

type Word = (typeof SAID)[number];
export async function say(here: Scene, pollID: string, index: number, of: (slot: number) => Word = () => "yes") {
  const slots = (await pollOf(here))?.slots ?? [];
  const said = Object.fromEntries(slots.map(({ slotID }, slot) => [slotID, of(slot)]));
  return bearer(here, pollID, index, () => Poll.answer({ said }));
}

export const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "taken",
    (error: DomainError) => [error.code, ...error.fields.map(({ path, code }) => `${path}: ${code}`)].join(", "),
  );

export const inJob = <R>({ firmID }: Scene, body: () => Promise<R>) =>
  withClock(at, () => Actor.provide({ type: "system", firmID, job: "test" }, body));

import * as v from "valibot";
import { Cohort, Seats, untilWritten } from "../cohort/index.ts";
import { db, type Named } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError, Email, fn, ID, line, now, plusMinutes } from "../kernel/index.ts";
import { Terms } from "../terms/index.ts";
import { priceSigned, textOf } from "./agreement.ts";
import { linked, settled } from "./answer.ts";
import { already } from "./enrol.ts";
import { EnrolmentHolds, Enrolments } from "./enrolment.table.ts";
import { Event, told } from "./event.ts";
import {
  assertTakesPeople,
  changeOne,
  freeForNewcomers,
  type Group,
  groupOf,
  groupOperations,
  type Info,
} from "./group.ts";
import { membership } from "./membership.ts";
import { newRow, participantOf, withLink } from "./newcomer.ts";
import { assertShown, type PayerChoice, PayerChoice as PayerSchema, payerOf } from "./payer.ts";
import { signed } from "./signing.ts";

/** Stripe's page closes after 30 minutes; its last second may still be told to us. */
export const HOLD_MINUTES = 35;

const Commits = v.literal(true, "enrolment.commit_required");
const Person = {
  cohortID: ID.schema("cohort"),
  given: line(80),
  family: line(80),
  email: Email,
  job: v.optional(v.nullable(line(120)), null),
  locale: v.picklist(["fr", "en"]),
};

const Request = v.object({ ...Person, commits: Commits, payer: PayerSchema });

/**
 * A visitor enrols himself and says who pays. By card: the seat is held 35 minutes; on invoice: it is his; an individual:
 * it is held, and nothing is collected before his withdrawal period ends. Refused as `enrolment.full` when no seat is
 * free that is not promised to the waiting list.
 */
export const request = fn("enrolment.request", Request, async ({ payer, commits: _, ...person }) => {
  assertVisitor();
  const firm = await Firm.get();
  return untilWritten(async () => {
    const group = await groupOf(person.cohortID);
    assertOpen(group);
    if (freeForNewcomers(group) === 0) throw full();
    const { participantID, operations } = await participantOf(person);
    const link = withLink(newRow(group.cohort, person, participantID));
    const agreed = await agree({ group, firm, enrolment: link.row, payer });
    const written = await db().write(
      {
        hold: EnrolmentHolds.create(agreed.enrolment),
        ...operations,
        ...groupOperations(group.cohort, agreed.seats, [...group.enrolments, agreed.enrolment]),
        enrolment: Enrolments.create(agreed.enrolment),
        link: link.operation,
        ...agreed.also,
      },
      answerOf(agreed.enrolment),
    );
    if (written.refused === "hold") throw already();
    return written.refused ? undefined : written.answer;
  });
});

/** A visitor joins the waiting list of a group that is full; he pays nothing and signs nothing yet. */
export const joinWaiting = fn("enrolment.joinWaiting", v.object(Person), async (person) => {
  assertVisitor();
  return untilWritten(async () => {
    const group = await groupOf(person.cohortID);
    assertOpen(group);
    if (freeForNewcomers(group) > 0) throw new DomainError("conflict", "enrolment.seat_free", "A seat is free");
    const { participantID, operations } = await participantOf(person);
    const { row, operation } = withLink(newRow(group.cohort, person, participantID));
    const waiting: Info = { ...row, status: "waiting" };
    const written = await db().write(
      {
        hold: EnrolmentHolds.create(waiting),
        ...operations,
        enrolment: Enrolments.create(waiting),
        link: operation,
        event: told(Event.Waitlisted, waiting),
      },
      answerOf(waiting),
    );
    if (written.refused === "hold") throw already();
    return written.refused ? undefined : written.answer;
  });
});

/** Who waited says who pays, once a seat is offered to him by link. */
export const choosePayer = fn(
  "enrolment.choosePayer",
  v.object({ commits: Commits, payer: PayerSchema }),
  async (input) => {
    const key = linked("enrolment");
    const firm = await Firm.get();
    return changeOne(key, async (group, enrolment) => {
      if (enrolment.payers.length > 0) return undefined;
      if (enrolment.status !== "requested") throw settled();
      assertTakesPeople(group.cohort);
      const agreed = await agree({ group, firm, enrolment, payer: input.payer });
      return { enrolment: { ...enrolment, ...agreed.enrolment }, seats: agreed.seats, also: agreed.also };
    });
  },
);

interface Agreeing {
  group: Group;
  firm: Firm.Info;
  enrolment: Info;
  payer: PayerChoice;
}

/** The text is accepted or signed as it was shown; the seat is taken for the term that the way of paying allows. */
async function agree({ group, firm, enrolment, payer: choice }: Agreeing) {
  // Before the instant of the signature: the edition in force then is the one that was read.
  const terms = await Terms.current();
  const at = now();
  const { cohort } = group;
  const kind = choice.kind === "individual" ? ("contract" as const) : ("agreement" as const);
  const text = textOf({ kind, locale: enrolment.locale, firm, cohort, sessions: group.sessions, at, terms });
  assertShown(choice.textHash, text);
  const payer = payerOf(choice, enrolment);
  const card = choice.kind !== "individual" && choice.settle === "card";
  const heldUntil = card ? plusMinutes(at, HOLD_MINUTES) : null;
  const seats = Seats.take(cohort, { enrolmentID: enrolment.enrolmentID, heldUntil }, at);
  if (!seats) throw full();
  const signing = signed({ enrolment, text, payer, signatory: choice.signatory, signedAt: at });
  const invoiced = kind === "agreement" && !card;
  const agreed: Info = {
    ...signing.enrolment,
    ...(payer.kind === "individual" && priceSigned(firm, enrolment, payer.address)),
    status: kind === "contract" ? "held" : card ? "requested" : "accepted",
    acceptedAt: invoiced ? at : null,
  };
  const also: Named = {
    ...signing.also,
    chosen: told(kind === "contract" ? Event.ContractSigned : card ? Event.CardChosen : Event.InvoiceAsked, agreed),
    ...(invoiced && { ...(await membership(agreed)), accepted: told(Event.Accepted, agreed) }),
  };
  return { enrolment: agreed, seats, also };
}

function answerOf({ cohortID, enrolmentID, status, linkID }: Info) {
  return { cohortID, enrolmentID, status, linkID };
}

function assertVisitor(): void {
  if (Actor.use().type !== "visitor") throw Actor.forbidden();
}

function assertOpen({ cohort, sessions }: Group): void {
  const begins = sessions[0]?.startsAt ?? "";
  if (Cohort.isOpen(cohort) && begins > now()) return;
  throw new DomainError("conflict", "enrolment.not_open", "This group takes no enrolments online");
}

export function full(): DomainError {
  return new DomainError("conflict", "enrolment.full", "This group is full");
}

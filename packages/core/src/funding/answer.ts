import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, Cents, Day, DomainError, dayOf, fn, ID, line, now, refusedField } from "../kernel/index.ts";
import { partsOf } from "./amount.ts";
import { Event } from "./event.ts";
import { assertOrganizationPays, payersWith } from "./payers.ts";
import { assertDays, Minutes } from "./request.ts";
import { actorName, change, get, groupKnows, notThere, refused, type Stored, told } from "./row.ts";

const Net = v.optional(v.nullable(v.pipe(Cents, v.minValue(1, "cents"))), null);
const Terms = {
  /** In all, or for an hour of one person: one of the two. */
  net: Net,
  hourNet: Net,
  people: v.array(v.object({ enrolmentID: ID.schema("enrolment"), minutes: Minutes })),
  from: Day,
  until: Day,
  expiresOn: Day,
};
const Agreed = v.object({
  fundingID: ID.schema("funding"),
  fileNumber: line(40),
  decidedOn: Day,
  ...Terms,
});

/**
 * Records what the funder agrees to, for whom and for how long. By subrogation, it becomes a payer of each seat for its
 * part and the organization owes the rest: refused while a seat stands on an invoice (`funding.seat_invoiced`), above
 * its price, or when it was decided after the first session (`funding.too_late`).
 */
export const agree = fn("funding.agree", Agreed, async ({ fundingID, ...input }) => {
  Actor.assertRole("owner", "manager");
  assertDays(input);
  const by = await actorName();
  return untilWritten(async () => {
    const [funding, firm] = await Promise.all([get(fundingID), Firm.get()]);
    if (funding.status !== "requested") throw notThere("The funder has answered");
    const group = await Enrolment.groupOf(funding.cohortID);
    assertDecided(input.decidedOn, { today: dayOf(now(), firm.zone), first: funding.owedAt && firstDayOf(group) });
    const { fileNumber, from, until, expiresOn, decidedOn } = input;
    const terms = { ...termsOf(input, funding), fileNumber, from, until, expiresOn };
    const agreed: Stored = {
      ...funding,
      ...terms,
      agreed: { ...terms.agreed, decidedOn },
      status: "agreed",
      owedAt: null,
    };
    const seats = agreed.subrogation ? fundedSeats(agreed, group) : [];
    return change(told(agreed, "agreed", { by }), Event.Agreed, { seats, group: groupKnows(agreed) });
  });
});

/** The funder pays its part of each seat, before anything was billed for it. */
function fundedSeats(funding: Stored, group: Enrolment.Group) {
  const parts = funding.agreed ? partsOf(funding.agreed, funding.people) : [];
  return funding.people.map(({ enrolmentID }, at) => {
    const seat = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
    if (!seat) throw refused("person_unknown", "Someone has no seat any more");
    const net = parts[at] ?? 0;
    assertOrganizationPays(seat, funding);
    if (net > seat.priceNet) throw refusedField("net", "funding.above_price", "More than the price of the seat");
    if (Enrolment.invoicesOf(seat).length > 0) throw refused("seat_invoiced", "A seat stands on an invoice already");
    return Enrolments.replace({ ...seat, payers: payersWith(seat, funding, net) });
  });
}

/** The agreement as it was changed in writing: hours, dates, a lower amount; never more than before. */
export const amend = fn(
  "funding.amend",
  v.object({ fundingID: ID.schema("funding"), reason: line(300), ...Terms }),
  async ({ fundingID, reason, ...input }) => {
    Actor.assertRole("owner", "manager");
    assertDays(input);
    const by = await actorName();
    return untilWritten(async () => {
      const funding = await get(fundingID);
      if (funding.status !== "agreed" || !funding.agreed) throw notThere("There is no agreement to change");
      if (funding.moments.some(({ kind }) => kind === "issued")) throw notThere("Its invoice is issued");
      const { from, until, expiresOn } = input;
      const { agreed, people } = termsOf(input, funding);
      const before = partsOf(funding.agreed, funding.people);
      if (partsOf(agreed, people).some((part, at) => part > (before[at] ?? 0)))
        throw refusedField("net", "funding.amend_above", "More than was agreed");
      const { decidedOn } = funding.agreed;
      const amended: Stored = { ...funding, people, from, until, expiresOn, agreed: { ...agreed, decidedOn } };
      return change(told(amended, "amended", { by, text: reason }), Event.Amended, { group: groupKnows(amended) });
    });
  },
);

const Refusal = v.object({ fundingID: ID.schema("funding"), reason: line(300) });

/** The funder says no, or takes its agreement back before its invoice: the organization owes all. */
export const refuse = fn("funding.refuse", Refusal, async ({ fundingID, reason }) => {
  Actor.assertRole("owner", "manager");
  const by = await actorName();
  return untilWritten(async () => {
    const funding = await get(fundingID);
    if (funding.status === "refused") return { fundingID, rev: funding.rev, status: funding.status };
    if (!isOpen(funding)) throw notThere("This file is over, or its invoice is there");
    return change(told({ ...funding, status: "refused" }, "refused", { by, text: reason }), Event.Refused);
  });
});

/** Its last day has passed without an answer, or without an invoice; nothing before. */
export async function expire(fundingID: string): Promise<void> {
  Actor.assertSystem();
  const { zone } = await Firm.get();
  await untilWritten(async () => {
    const funding = await get(fundingID);
    if (!isOpen(funding) || funding.expiresOn >= dayOf(now(), zone)) return true;
    return change(told({ ...funding, status: "expired" }, "expired"), Event.Expired);
  });
}

/** It waits for an answer, or for an invoice that is not there yet. */
export function isOpen({ status, invoiceID }: Pick<Stored, "status" | "invoiceID">): boolean {
  return status === "requested" || (status === "agreed" && invoiceID === null);
}

/** The day of the group's first session, those that were cancelled left out. */
export function firstDayOf({ sessions }: Pick<Enrolment.Group, "sessions">): string | null {
  const first = sessions.find(({ status }) => status !== "cancelled");
  return first ? dayOf(first.startsAt, first.zone) : null;
}

function assertDecided(decidedOn: string, { today, first }: { today: string; first: string | null }): void {
  if (decidedOn > today) throw refusedField("decidedOn", "funding.decided_future", "This day is to come");
  if (first && decidedOn > first)
    throw refusedField("decidedOn", "funding.too_late", "Decided after the first session: the organization owes all");
}

type Given = Pick<v.InferOutput<typeof Agreed>, "net" | "hourNet" | "people">;

/** The amount and the people of a file as they are agreed; each of its people is given hours, no one else. */
function termsOf({ net, hourNet, people: given }: Given, { people }: Pick<Stored, "people">) {
  if ((net === null) === (hourNet === null))
    throw refusedField("net", "funding.net_or_hour", "An amount or an hour's price");
  if (given.some((one) => people.every(({ enrolmentID }) => enrolmentID !== one.enrolmentID)))
    throw new DomainError("input", "funding.person_unknown", "Someone whom this file does not name");
  const named = people.map((person) => {
    const minutes = given.find(({ enrolmentID }) => enrolmentID === person.enrolmentID)?.minutes;
    return { ...person, minutes: minutes ?? person.minutes };
  });
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  const whole = net ?? sum(partsOf({ net: 0, hourNet }, named));
  return { people: named, agreed: { net: whole, hourNet } };
}

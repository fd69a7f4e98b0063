import * as v from "valibot";
import { type Cohort, Cohorts, untilWritten } from "../cohort/index.ts";
import { db, event, type Named, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import {
  Actor,
  Day,
  DomainError,
  dayOf,
  fn,
  ID,
  type Item,
  line,
  notFound,
  now,
  refusedField,
} from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Organization } from "../organization/index.ts";
import { Event } from "./event.ts";
import { CohortAgreements } from "./order.table.ts";
import { change, get, type Info, notThere } from "./row.ts";

/** What the group is told of an order, in the transaction that changes it. */
export function groupKnows({ cohortID, orderID, buyer, agreement, waiver }: Info): Named {
  if (!cohortID) return {};
  const { organizationID } = buyer;
  const signedAt = agreement?.buyer?.at ?? null;
  return { group: CohortAgreements.put({ cohortID, organizationID, orderID, signedAt, waiver }) };
}

interface Payer {
  kind: string;
  name?: string;
  organizationID?: string | null;
}
interface Seat {
  enrolmentID: string;
  status: string;
  agreement: object | null;
  payers: readonly Payer[];
}
/** A group as its door reads it, without knowing what an enrolment is. */
interface Beginning {
  cohort: Pick<Cohort.Info, "nature">;
  enrolments: readonly Seat[];
  /** The group's partition as it was read. */
  items: readonly Item[];
}

/** Who pays for someone's training and has signed nothing: clients, and seats signed for one by one. Pure. */
export function unagreed({ cohort, enrolments, items }: Beginning): {
  organizationIDs: string[];
  enrolmentIDs: string[];
} {
  if (cohort.nature !== "training") return { organizationIDs: [], enrolmentIDs: [] };
  const agreed = rowsOf(CohortAgreements, items).filter(({ signedAt }) => signedAt !== null);
  const signed = new Set(agreed.map(({ organizationID }) => organizationID));
  const open = enrolments
    .filter(({ status, agreement }) => status === "accepted" && agreement === null)
    .flatMap(({ enrolmentID, payers }) => payers.map((payer) => ({ enrolmentID, ...payer })))
    // A funder pays beside the client who signs: he signs no agreement of this group.
    .filter(({ kind }) => kind !== "funder");
  const isClient = (payer: Payer): payer is Payer & { organizationID: string } => Boolean(payer.organizationID);
  const missing = open.filter((payer) => isClient(payer) && !signed.has(payer.organizationID));
  return {
    organizationIDs: [...new Set(missing.flatMap(({ organizationID }) => organizationID ?? []))],
    enrolmentIDs: [...new Set(open.filter((payer) => !isClient(payer)).map(({ enrolmentID }) => enrolmentID))],
  };
}

/** Each client who pays for seats of a group: with the agreements that it knows of, and whether one is to sign. Pure. */
export function agreementsOf(group: Beginning) {
  const { organizationIDs, enrolmentIDs } = unagreed(group);
  const known = rowsOf(CohortAgreements, group.items);
  const payers = group.enrolments.filter(({ status }) => LIVING.includes(status)).flatMap((one) => one.payers);
  const clients = new Map(
    payers.flatMap(({ organizationID, name = "" }) => (organizationID ? [[organizationID, name]] : [])),
  );
  return {
    clients: [...clients].map(([organizationID, name]) => ({
      organizationID,
      name,
      isMissing: organizationIDs.includes(organizationID),
      agreements: known
        .filter((one) => one.organizationID === organizationID)
        .map(({ orderID, signedAt, elsewhere }) => ({ orderID: elsewhere ? null : orderID, signedAt, elsewhere })),
    })),
    /** Seats whose own payer has signed nothing. */
    enrolmentIDs,
  };
}

const LIVING: readonly string[] = ["invited", "accepted"];

/**
 * Refuses to begin a training action for which a client or an individual has signed nothing (Code du travail L6353-1,
 * L6353-3): `order.agreement_missing`. No reason lifts it; a service is let through.
 */
export function assertAgreed(group: Beginning): void {
  const { organizationIDs, enrolmentIDs } = unagreed(group);
  if (organizationIDs.length + enrolmentIDs.length === 0) return;
  throw new DomainError("conflict", "order.agreement_missing", "An agreement of this group is not signed yet");
}

const Elsewhere = v.object({
  cohortID: ID.schema("cohort"),
  organizationID: ID.schema("organization"),
  name: line(120),
  role: line(120),
  on: Day,
  kept: line(200),
});

/**
 * Says that a client signed the agreement of a group elsewhere, on paper or before the firm came here: by whom, when,
 * where it is kept (`order.signed_later` for a day to come). Said again, it is corrected.
 */
export const recordElsewhere = fn("order.recordElsewhere", Elsewhere, async ({ cohortID, organizationID, ...said }) => {
  Actor.assertRole("owner", "manager");
  const [{ name: by }, { zone }, cohort] = await Promise.all([
    Member.get(Actor.member().memberID),
    Firm.get(),
    db().get(Cohorts, { cohortID }),
  ]);
  if (!cohort) throw notFound("cohort");
  await Organization.get(organizationID);
  const at = now();
  if (said.on > dayOf(at, zone)) throw refusedField("on", "order.signed_later", "This day is to come");
  const orderID = ID.derived("order", cohortID, organizationID);
  const row = { cohortID, organizationID, orderID, signedAt: at, waiver: null, elsewhere: { ...said, by } };
  const written = await db().write(
    { agreement: CohortAgreements.put(row), event: event(Event.SignedElsewhere, { cohortID, organizationID }) },
    { cohortID, organizationID },
  );
  return written.answer;
});

const Waiver = v.object({ orderID: ID.schema("order"), reason: line(300) });

/** The firm writes why it invoices before the agreement is signed; kept on the order and said on those invoices. */
export const waive = fn("order.waive", Waiver, async ({ orderID, reason }) => {
  Actor.assertRole("owner", "manager");
  const { name: by } = await Member.get(Actor.member().memberID);
  return untilWritten(async () => {
    const order = await get(orderID);
    if (order.status !== "approved") throw notThere("Only an approved order waits for its agreement");
    const waived = { ...order, waiver: { reason, by, at: now() } };
    return change(waived, Event.Waived, groupKnows(waived));
  });
});

import * as v from "valibot";
import { CohortCards, Cohorts } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import {
  Actor,
  BasisPoints,
  Cents,
  Day,
  DomainError,
  dayOf,
  Email,
  fn,
  ID,
  line,
  notFound,
  now,
  Rev,
  refusedField,
  text,
} from "../kernel/index.ts";
import { Organizations } from "../organization/index.ts";
import { Programmes } from "../programme/index.ts";
import { Event } from "./event.ts";
import { BASES, OrderCards, Orders, SCHEDULES } from "./order.table.ts";
import { instalmentsOf, netOf, rateOf, type Schedule, totalsOf } from "./price.ts";
import { cardOf, get, type Info, notThere, type Stored } from "./row.ts";

/** The dated wording of what a quote says beside its price. */
export const TERMS = "conditions-2026-1";

const LINES_MAX = 30;
const SEATS_MAX = 500;

const nullableLine = (max: number) => v.optional(v.nullable(line(max)), null);
const Discount = v.optional(
  v.nullable(
    v.pipe(
      v.object({ reason: line(120), basisPoints: v.optional(BasisPoints), amount: v.optional(Cents) }),
      v.check(
        ({ basisPoints, amount }) => (basisPoints === undefined) !== (amount === undefined),
        "order.discount_one",
      ),
    ),
  ),
  null,
);
const Quantity = v.pipe(v.string(), v.trim(), v.regex(/^(?!0+(?:\.0+)?$)\d{1,5}(?:\.\d{1,2})?$/, "quantity"));
const Line = v.object({
  basis: v.picklist(BASES),
  description: line(300),
  quantity: Quantity,
  unitNet: Cents,
  vatRate: v.optional(BasisPoints),
  discount: Discount,
});
const Part = v.object({
  trigger: v.picklist(["order", "session", "end", "day"]),
  session: v.optional(v.pipe(v.number(), v.integer("number"))),
  day: v.optional(Day),
  /** Its share of the price, or a sum before VAT: one of the two. */
  basisPoints: v.optional(BasisPoints),
  amount: v.optional(Cents),
});

/** What the firm writes of a quote, while it is a draft. */
export const Details = v.object({
  organizationID: ID.schema("organization"),
  buyerKind: v.optional(v.picklist(["organization", "publicBody"]), "organization"),
  programmeID: v.optional(v.nullable(ID.schema("programme")), null),
  cohortID: v.optional(v.nullable(ID.schema("cohort")), null),
  object: line(200),
  locale: v.optional(v.picklist(["fr", "en"]), "fr"),
  signatory: v.object({ name: line(120), email: Email, role: line(120) }),
  seats: v.pipe(v.number(), v.integer("number"), v.minValue(1, "number"), v.maxValue(SEATS_MAX, "number")),
  people: v.optional(v.pipe(v.array(line(120)), v.maxLength(SEATS_MAX, "too_many")), []),
  lines: v.pipe(v.array(Line), v.minLength(1, "required"), v.maxLength(LINES_MAX, "too_many")),
  discount: Discount,
  schedule: v.optional(v.picklist(SCHEDULES), "end"),
  parts: v.optional(v.pipe(v.array(Part), v.maxLength(20, "too_many")), []),
  term: v.optional(
    v.object({
      days: v.pipe(v.number(), v.integer("number"), v.minValue(0, "number"), v.maxValue(60, "order.term_long")),
      endOfMonth: v.boolean(),
    }),
    { days: 30, endOfMonth: false },
  ),
  note: v.optional(v.nullable(text(2_000)), null),
  validUntil: Day,
  purchaseOrder: nullableLine(50),
  serviceCode: nullableLine(100),
  engagementNumber: nullableLine(50),
});
type Details = v.InferOutput<typeof Details>;

/** Forty-five days are counted to the end of a month, sixty from the invoice's day (Code de commerce L441-10, I). */
const END_OF_MONTH_DAYS = 45;

/** Keeps a quote to be sent later. Refuses, by field, what its schedule, its rates or its discounts cannot be. */
export const create = fn("order.create", Details, async (input) => {
  Actor.assertRole("owner", "manager");
  const order: Info = { ...(await contentOf(input)), ...BLANK, orderID: ID.create("order"), createdAt: now() };
  const { orderID } = order;
  const written = await db().write(
    {
      order: Orders.create(order),
      card: OrderCards.put(cardOf(order)),
      event: event(Event.Drafted, { orderID }),
    },
    { orderID, rev: 1, status: order.status },
  );
  return written.answer;
});

export const BLANK = {
  cancellation: [] as string[],
  number: null,
  status: "draft" as const,
  linkID: null,
  sentAt: null,
  approval: null,
  refusal: null,
  agreement: null,
  waiver: null,
  endedAt: null,
  reductions: [],
  settling: null,
  papers: {},
  version: 1,
  replaces: null,
  replacedBy: null,
};

/** Writes a draft anew; a quote that was sent does not change (`order.other_state`). `rev` is the one that was read. */
export const edit = fn(
  "order.edit",
  v.object({ orderID: ID.schema("order"), rev: Rev, ...Details.entries }),
  async ({ orderID, rev, ...input }) => {
    Actor.assertRole("owner", "manager");
    const draft = await draftOf(orderID);
    const order: Stored = { ...draft, ...(await contentOf(input)), rev };
    const written = await db().write(
      {
        order: Orders.replace(order),
        card: OrderCards.put(cardOf(order)),
        event: event(Event.Drafted, { orderID }),
      },
      { orderID, rev: rev + 1, status: order.status },
    );
    if (written.refused) throw new DomainError("conflict", "order.changed_meanwhile", "Someone changed this meanwhile");
    return written.answer;
  },
);

/** Drops a draft: nothing of it was ever sent. */
export const discard = fn("order.discard", v.object({ orderID: ID.schema("order") }), async ({ orderID }) => {
  Actor.assertRole("owner", "manager");
  const { rev } = await draftOf(orderID);
  const written = await db().write(
    { order: Orders.delete({ orderID }).ifStill({ rev }), card: OrderCards.delete({ orderID }) },
    { orderID },
  );
  if (written.refused) throw new DomainError("conflict", "order.changed_meanwhile", "Someone changed this meanwhile");
  return written.answer;
});

async function draftOf(orderID: string): Promise<Stored> {
  const order = await get(orderID);
  if (order.status !== "draft") throw notThere("A quote that was sent does not change");
  return order;
}

/** Everything the quote says, from what was typed and the cards that it names. */
async function contentOf(input: Details) {
  const { organizationID, lines: typed, parts, discount, schedule, buyerKind, programmeID: _, ...said } = input;
  if (input.term.endOfMonth && input.term.days > END_OF_MONTH_DAYS) {
    throw refusedField("term.days", "order.term_long", "At most 45 days to the end of a month");
  }
  if (input.people.length > input.seats) throw refusedField("people", "order.people_many", "More people than seats");
  const { firm, organization, subject } = await cardsOf(input);
  if (input.validUntil < dayOf(now(), firm.zone)) {
    throw refusedField("validUntil", "order.validity_past", "This day has passed");
  }
  const taxed = { regime: firm.vatRegime, nature: subject.nature };
  const lines = typed.map(({ vatRate: asked, ...line }, at) => ({
    ...line,
    vatRate: rateOf(asked, taxed, `lines.${at}.vatRate`),
    net: netOf(line, `lines.${at}.discount`),
  }));
  const totals = totalsOf(lines, discount);
  const { name, siret, vatNumber, address, billingEmail, publicBody } = organization;
  const { sessions, ...about } = subject;
  const plan: Schedule = schedule === "custom" ? { kind: schedule, parts } : { kind: schedule };
  return {
    ...said,
    ...about,
    ...totals,
    lines,
    discount,
    schedule,
    instalments: instalmentsOf(plan, totals.net, sessions),
    terms: TERMS,
    buyer: {
      // Its card knows better than who types: a public body stays one.
      kind: publicBody ? ("publicBody" as const) : buyerKind,
      organizationID,
      name,
      siret,
      vatNumber,
      address,
      email: billingEmail ?? "",
      ...(publicBody && { takesCards: publicBody.takesCards }),
    },
    seller: sellerOf(firm),
  };
}

export function sellerOf(firm: Firm.Info): Info["seller"] {
  const { name, siret, vatNumber, vatRegime, activityNumber, address, contactEmail, colour } = firm;
  return {
    name,
    siret,
    vatNumber,
    vatRegime,
    activityNumber: activityNumber ?? null,
    address,
    email: contactEmail,
    colour,
  };
}

/** The firm, the client, and what is sold: a group, a programme, or a service in words. */
async function cardsOf({ organizationID, programmeID, cohortID }: Details) {
  const [firm, organization, cohort, card] = await Promise.all([
    Firm.get(),
    db().get(Organizations, { organizationID }),
    cohortID ? db().get(Cohorts, { cohortID }) : null,
    cohortID ? db().get(CohortCards, { cohortID }) : null,
  ]);
  if (!organization) throw notFound("organization");
  if (cohort === undefined) throw notFound("cohort");
  const wanted = cohort?.programmeID ?? programmeID;
  const programme = wanted ? await db().get(Programmes, { programmeID: wanted }) : null;
  if (programme === undefined && !cohort) throw notFound("programme");
  const subject = {
    programmeID: wanted,
    programmeTitle: cohort?.programmeTitle ?? programme?.title ?? null,
    cohortID,
    cohortName: cohort?.name ?? null,
    nature: cohort?.nature ?? programme?.nature ?? ("service" as const),
    sessions: card?.sessionsTotal ?? 0,
  };
  return { firm, organization, subject };
}

import * as v from "valibot";
import { db, event, rowsOf } from "../db/index.ts";
import { Calendar, Firm } from "../firm/index.ts";
import {
  Actor,
  type Day,
  DomainError,
  dayOf,
  Email,
  fn,
  type HolidayRegion,
  ID,
  isWorkingDay,
  line,
  notFound,
  now,
  plusDays,
  Rev,
  type Row,
  text,
} from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Complaints, OUTCOMES, ROLES } from "./complaint.table.ts";

export type Stored = Row<typeof Complaints>;

export const Event = {
  Received: "complaint.received",
  Acknowledged: "complaint.acknowledged",
  Answered: "complaint.answered",
  AcknowledgementDue: "complaint.acknowledgementDue",
} as const;

/** Within so many working days a person says that he has read it. */
export const WORKING_DAYS = 2;
/** A register longer than this asks for a search of its own. */
const LIST_MAX = 1_000;

/** The day that is so many working days after `day`, in a region. Pure. */
export function workingDaysAfter(day: Day, count: number, region: HolidayRegion): Day {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = plusDays(reached, 1);
    if (isWorkingDay(reached, region)) left -= 1;
  }
  return reached;
}

const Told = {
  role: v.picklist(ROLES),
  name: line(120),
  about: v.optional(v.nullable(line(200)), null),
  text: v.pipe(text(4_000), v.minLength(1, "required")),
  locale: v.picklist(["fr", "en"]),
};

/** As people quote it: the end of its id. Pure. */
export function referenceOf(complaintID: string): string {
  return `R-${complaintID.slice(-8)}`;
}

/** Anyone, without an account, from a page of the firm: it is kept, and acknowledged by mail at once. */
export const send = fn("complaint.send", v.object({ ...Told, email: Email }), async (told) => {
  if (Actor.use().type !== "visitor") throw Actor.forbidden();
  return keep({ ...told, via: "page" });
});

/** Someone of the firm takes down what was said to him by telephone or letter; the same register and the same delay. */
export const record = fn(
  "complaint.record",
  v.object({ ...Told, email: v.optional(v.nullable(Email), null) }),
  async (told) => {
    Actor.assertRole("owner", "manager");
    return keep({ ...told, via: "staff" });
  },
);

type Kept = Pick<Stored, "role" | "name" | "about" | "text" | "locale" | "email" | "via">;

async function keep(told: Kept) {
  const [{ zone }, { holidays }] = await Promise.all([Firm.get(), Calendar.current()]);
  const complaintID = ID.create("complaint");
  const receivedAt = now();
  // A firm that keeps holidays free of nothing still counts working days as the law does.
  const region = holidays === "none" ? "france" : holidays;
  const acknowledgeBy = workingDaysAfter(dayOf(receivedAt, zone), WORKING_DAYS, region);
  const row = { ...told, complaintID, status: "received" as const, receivedAt, acknowledgeBy };
  const written = await db().write(
    {
      complaint: Complaints.create({ ...row, acknowledged: null, answer: null, closed: null }),
      event: event(Event.Received, { complaintID }),
    },
    { complaintID, status: row.status },
  );
  if (written.refused) throw new Error("A complaint's id was taken");
  return written.answer;
}

/** One complaint, for jobs and for the commands here: asks for no role. */
export async function get(complaintID: string): Promise<Stored> {
  const found = await db().get(Complaints, { complaintID });
  if (!found) throw notFound("complaint");
  return found;
}

/** The whole of one, for the firm's owners and managers alone: a coach may be whom it speaks of. */
export const read = fn("complaint.read", v.object({ complaintID: ID.schema("complaint") }), async ({ complaintID }) => {
  Actor.assertRole("owner", "manager");
  return get(complaintID);
});

/** Every one, the newest first; for owners and managers, and for jobs. One query. */
export async function register(): Promise<Stored[]> {
  if (Actor.use().type !== "system") Actor.assertRole("owner", "manager");
  const { items } = await db().query({ pk: ["COMPLAINTS"], limit: LIST_MAX, descending: true });
  return rowsOf(Complaints, items);
}

const Act = { complaintID: ID.schema("complaint"), rev: Rev };

/** A person of the firm says that he has read it and will answer: mailed under his name. */
export const acknowledge = fn("complaint.acknowledge", v.object(Act), async ({ complaintID, rev }) =>
  change(complaintID, rev, (known, act) => {
    if (known.status !== "received") throw already();
    return { row: { ...known, status: "acknowledged", acknowledged: act }, event: Event.Acknowledged };
  }),
);

/** What the firm answers, mailed to who complained; an answer acknowledges too. */
export const answer = fn(
  "complaint.answer",
  v.object({ ...Act, text: v.pipe(text(6_000), v.minLength(1, "required")) }),
  async ({ complaintID, rev, text: words }) =>
    change(complaintID, rev, (known, act) => {
      if (known.answer || known.status === "closed") throw already();
      const acknowledged = known.acknowledged ?? act;
      return {
        row: { ...known, status: "answered", acknowledged, answer: { ...act, text: words } },
        event: Event.Answered,
      };
    }),
);

/** Says what came of it. One that was not answered first is refused (`complaint.unanswered`). */
export const close = fn(
  "complaint.close",
  v.object({ ...Act, outcome: v.picklist(OUTCOMES), note: v.optional(v.nullable(text(2_000)), null) }),
  async ({ complaintID, rev, outcome, note }) =>
    change(complaintID, rev, (known, act) => {
      if (known.status === "closed") throw already();
      if (!known.answer) throw new DomainError("conflict", "complaint.unanswered", "Answer it before closing it");
      return { row: { ...known, status: "closed", closed: { ...act, outcome, note: note || null } } };
    }),
);

type By = { at: string; by: string; byName: string };
type Changed = { row: Stored; event?: string };

/** One act on one complaint by someone who may, on what he read. */
async function change(complaintID: string, rev: number, decide: (known: Stored, act: By) => Changed) {
  Actor.assertRole("owner", "manager");
  const { memberID } = Actor.member();
  const [known, { name }] = await Promise.all([get(complaintID), Member.get(memberID)]);
  const { row, event: told } = decide(known, { at: now(), by: memberID, byName: name });
  const written = await db().write(
    {
      complaint: Complaints.replace({ ...row, rev }),
      ...(told && { event: event(told, { complaintID }) }),
    },
    { complaintID, status: row.status, rev: rev + 1 },
  );
  if (written.refused)
    throw new DomainError("conflict", "complaint.changed_meanwhile", "Someone changed this meanwhile");
  return written.answer;
}

function already(): DomainError {
  return new DomainError("conflict", "complaint.already", "This was done already");
}

import * as v from "valibot";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, Cents, Day, DomainError, fn, ID, line, now, Rev, refusedField } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { Event } from "./event.ts";
import { funderOf } from "./funder.ts";
import { CohortFundings, FundingCards, Fundings } from "./funding.table.ts";
import { actorName, cardOf, change, get, groupKnows, type Info, notThere, type Stored, told } from "./row.ts";

/** More would fit neither a file nor, with its invoice, one transaction. */
const PEOPLE_MAX = 20;

/** Of one person: no parcours lasts longer. */
const MINUTES_MAX = 60_000;

export const Minutes = v.pipe(
  v.number(),
  v.integer("minutes"),
  v.minValue(1, "minutes"),
  v.maxValue(MINUTES_MAX, "minutes"),
);
const FileNumber = v.optional(v.nullable(line(40)), null);

const Asked = v.object({
  funderID: ID.schema("funder"),
  organizationID: ID.schema("organization"),
  cohortID: ID.schema("cohort"),
  enrolmentIDs: v.pipe(
    v.array(ID.schema("enrolment")),
    v.minLength(1, "required"),
    v.maxLength(PEOPLE_MAX, "too_many"),
    v.check((ids) => new Set(ids).size === ids.length, "twice"),
  ),
  fileNumber: FileNumber,
  askedNet: v.pipe(Cents, v.minValue(1, "cents")),
  /** Of each person. */
  minutes: Minutes,
  from: Day,
  until: Day,
  expiresOn: Day,
  subrogation: v.boolean(),
  documents: v.object({ certificate: v.boolean(), attendance: v.boolean() }),
});
type Asked = v.InferOutput<typeof Asked>;

/**
 * Keeps what a funder is asked for people of one organization in one group. Refuses days in a wrong order, someone who
 * has no seat there or is no one of that organization, and someone whom another living file of the group names.
 */
export const request = fn("funding.request", Asked, async (input) => {
  Actor.assertRole("owner", "manager");
  const by = await actorName();
  const fundingID = ID.create("funding");
  const funding = told<Info>({ ...(await contentOf(input)), ...BLANK, fundingID, createdAt: now() }, "requested", {
    by,
  });
  const written = await db().write(
    {
      funding: Fundings.create(funding),
      card: FundingCards.put(cardOf(funding)),
      group: groupKnows(funding),
      event: event(Event.Requested, { fundingID }),
    },
    { fundingID, rev: 1, status: funding.status },
  );
  return written.answer;
});

/** Writes a request anew, until the funder answers. */
export const edit = fn(
  "funding.edit",
  v.object({ fundingID: ID.schema("funding"), rev: Rev, ...Asked.entries }),
  async ({ fundingID, rev, ...input }) => {
    Actor.assertRole("owner", "manager");
    const [funding, by] = await Promise.all([get(fundingID), actorName()]);
    if (funding.status !== "requested") throw notThere("The funder has answered");
    if (input.cohortID !== funding.cohortID) throw refusedField("cohortID", "funding.other_cohort", "Another group");
    const content = await contentOf(input, fundingID);
    const changed: Stored = told({ ...funding, ...content, rev }, "edited", { by });
    const written = await change(changed, Event.Requested, { group: groupKnows(changed) });
    if (!written) throw new DomainError("conflict", "funding.changed_meanwhile", "Someone changed this meanwhile");
    return written;
  },
);

const BLANK = {
  status: "requested" as const,
  agreed: null,
  owedAt: null,
  certificates: [],
  invoiceID: null,
  rest: null,
  moments: [],
};

async function contentOf({ enrolmentIDs, minutes, ...input }: Asked, fundingID?: string) {
  assertDays(input);
  const { funderID, organizationID, cohortID } = input;
  const [funder, organization, group] = await Promise.all([
    funderOf(funderID),
    Organization.get(organizationID),
    Enrolment.groupOf(cohortID),
  ]);
  await assertAlone(group, enrolmentIDs, fundingID);
  return {
    ...input,
    funderName: funder.name,
    organizationName: organization.name,
    cohortName: group.cohort.name,
    programmeTitle: group.cohort.programmeTitle,
    people: enrolmentIDs.map((enrolmentID) => personOf(group, { enrolmentID, organizationID, minutes })),
  };
}

export function assertDays({ from, until, expiresOn }: Pick<Info, "from" | "until" | "expiresOn">): void {
  if (until < from) throw refusedField("until", "funding.until_before", "It ends before it begins");
  if (expiresOn < from) throw refusedField("expiresOn", "funding.expires_before", "It expires before it begins");
}

function personOf(
  { enrolments }: Enrolment.Group,
  { enrolmentID, organizationID, minutes }: { enrolmentID: string; organizationID: string; minutes: number },
) {
  const seat = enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (seat?.organizationID !== organizationID || !["invited", "requested", "accepted"].includes(seat.status))
    throw refusedField("enrolmentIDs", "funding.person_unknown", "Not a seat of this organization in this group");
  return { enrolmentID, name: `${seat.given} ${seat.family}`, minutes };
}

/** One living file a person and group: of two, neither would know what the other pays. */
async function assertAlone(group: Enrolment.Group, enrolmentIDs: readonly string[], own?: string): Promise<void> {
  for (const { fundingID, enrolmentIDs: named } of rowsOf(CohortFundings, group.items)) {
    if (fundingID === own || !named.some((one) => enrolmentIDs.includes(one))) continue;
    const { status } = await get(fundingID);
    if (status !== "requested" && status !== "agreed") continue;
    throw refusedField("enrolmentIDs", "funding.person_funded", "Another file of this group names this person");
  }
}

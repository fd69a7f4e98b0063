import * as v from "valibot";
import { Cohort, CohortCards, OrganizationCohorts } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Actor, fn, ID, notFound } from "../kernel/index.ts";
import { linked } from "./answer.ts";
import { charterOf } from "./charter.ts";
import { type ContractInstalment, Enrolments, SignedAgreements } from "./enrolment.table.ts";
import { type Group, groupOf } from "./group.ts";

const QUEUE = 50;
const OWN_MAX = 60;

/**
 * A cohort with its sessions and people, for the firm and its coach: one query. Who stands in for its coach finds the
 * sessions that he leads and who takes part, without who pays.
 */
export const roster = fn("enrolment.roster", v.object({ cohortID: ID.schema("cohort") }), async ({ cohortID }) => {
  Actor.assertRole("owner", "manager", "coach");
  const group = await groupOf(cohortID);
  if (Cohort.isMine(group.cohort)) return group;
  const sessions = group.sessions.filter((one) => one.status !== "cancelled" && Cohort.isMine(one));
  if (sessions.length === 0) throw notFound("cohort");
  const seated = group.enrolments.filter(({ status }) => status === "accepted");
  return { ...group, sessions, enrolments: seated.map((one) => ({ ...one, payers: [], agreement: null })) };
});

/** The firm's enrolments, the latest first, a page at a time, each with its group's card. */
export const queue = fn("enrolment.queue", v.object({ after: v.optional(v.string()) }), async ({ after }) => {
  Actor.assertRole("owner", "manager");
  const page = await db().query({ pk: ["ENROLMENTS"], index: "g2", descending: true, limit: QUEUE, after });
  const enrolments = rowsOf(Enrolments, page.items);
  const wanted = [...new Set(enrolments.map(({ cohortID }) => cohortID))];
  const cards = await db().gets(...wanted.map((cohortID) => ({ entity: CohortCards, key: { cohortID } })));
  const byID = new Map(cards.flatMap((card) => (card ? [[card.cohortID, card] as const] : [])));
  return { enrolments: enrolments.map((one) => ({ ...one, card: byID.get(one.cohortID) })), next: page.next };
});

/** A participant's own enrolments with his groups' dates; once he has his seat, the names of his peers. */
export async function path() {
  const { participantID } = Actor.member();
  Actor.assertRole("participant");
  if (!participantID) return [];
  const { items } = await db().query({
    pk: ["PERSON", participantID],
    index: "g1",
    begins: ["ENROLMENT"],
    limit: OWN_MAX,
  });
  const own = rowsOf(Enrolments, items).filter(({ status }) => status !== "declined" && status !== "expired");
  const groups = await Promise.all(own.map(({ cohortID }) => groupOf(cohortID)));
  return groups.flatMap((group, index) => {
    // The index may be a moment behind: the group's own row is what counts.
    const enrolment = group.enrolments.find(({ enrolmentID }) => enrolmentID === own[index]?.enrolmentID);
    const { cohort, sessions, items } = group;
    if (!enrolment) return [];
    const charter = charterOf(group, enrolment);
    return [{ cohort, sessions, items, enrolment, charter, peers: peersOf(group, enrolment) }];
  });
}

/** Those who took their seats beside him. Who has not taken his own knows nobody yet. */
function peersOf({ enrolments }: Group, { enrolmentID, status }: Group["enrolments"][number]): string[] {
  if (status !== "accepted") return [];
  const peers = enrolments.filter((one) => one.status === "accepted" && one.enrolmentID !== enrolmentID);
  return peers.map(({ given, family }) => `${given} ${family}`);
}

/** What a sponsor sees: his organization's people in their groups, and the groups' dates. No one else, no word. */
export async function ofSponsor(): Promise<Group[]> {
  Actor.assertRole("sponsor");
  const { organizationID } = Actor.member();
  if (!organizationID) return [];
  const { items } = await db().query({ pk: ["ORGCOHORTS", organizationID], limit: OWN_MAX });
  const groups = await Promise.all(rowsOf(OrganizationCohorts, items).map(({ cohortID }) => groupOf(cohortID)));
  return groups.map((group) => ({
    ...group,
    enrolments: group.enrolments.filter((one) => one.organizationID === organizationID),
  }));
}

/** What an individual signed to pay, and when; nothing for who signed no contract. For jobs. */
export async function instalmentsSigned(enrolmentID: string): Promise<ContractInstalment[]> {
  Actor.assertSystem();
  return (await db().get(SignedAgreements, { enrolmentID }))?.instalments ?? [];
}

/** The agreement or contract behind its link, as it was signed. */
export async function signed() {
  const { enrolmentID } = linked("contract");
  const found = await db().get(SignedAgreements, { enrolmentID });
  if (!found) throw notFound("enrolment");
  return found;
}

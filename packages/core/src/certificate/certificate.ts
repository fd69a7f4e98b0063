import * as v from "valibot";
import { followedOf } from "../attendance/index.ts";
import { Cohort, OrganizationCohorts, untilWritten } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, notFound, now, type Row } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Organizations } from "../organization/index.ts";
import { Programme } from "../programme/index.ts";
import { Certificates } from "./certificate.table.ts";

export type Info = Row<typeof Certificates>;

const OWN_MAX = 200;
const Key = v.object({ cohortID: ID.schema("cohort") });

async function rows(cohortID: string): Promise<Info[]> {
  const { items } = await db().query({ pk: ["CERTIFICATES", cohortID], limit: OWN_MAX });
  return rowsOf(Certificates, items).sort((one, other) => one.name.localeCompare(other.name, "fr"));
}

/**
 * Signs the certificate of completion of everyone who followed something of a group, for the hours of the sessions held
 * that he was at (Code du travail R6332-26). Who has one keeps it unless his hours changed. `certificate.nothing_held`
 * when nobody followed anything yet.
 */
export const issue = fn("certificate.issue", Key, async ({ cohortID }) => {
  Actor.assertRole("owner", "manager");
  const signedBy = (await Member.get(Actor.member().memberID)).name;
  return untilWritten(async () => {
    const [group, known] = await Promise.all([Enrolment.groupOf(cohortID), rows(cohortID)]);
    const [{ objectives }, names] = await Promise.all([
      Programme.get(group.cohort.programmeID),
      organizationNames(group),
    ]);
    const wanted = certificatesOf(group, names, { objectives, signedBy, signedAt: now() });
    if (wanted.length === 0) {
      throw new DomainError("conflict", "certificate.nothing_held", "Nothing was held that these people followed");
    }
    const before = (one: Certified) => known.find(({ enrolmentID }) => enrolmentID === one.enrolmentID);
    const changed = wanted.filter((one) => before(one)?.minutes !== one.minutes || before(one)?.until !== one.until);
    const answer = { cohortID, issued: changed.length };
    if (changed.length === 0) return answer;
    const signed = changed.map((one) => {
      const old = before(one);
      return old ? Certificates.replace({ ...one, rev: old.rev }) : Certificates.create(one);
    });
    const written = await db().write({ signed }, answer);
    return written.refused ? undefined : written.answer;
  });
});

type Certified = Omit<Info, "rev">;

function certificatesOf(
  { cohort, sessions, enrolments, items }: Enrolment.Group,
  names: ReadonlyMap<string, string>,
  signature: Pick<Certified, "objectives" | "signedBy" | "signedAt">,
): Certified[] {
  const people = enrolments.map(({ enrolmentID, given, family }) => ({ enrolmentID, name: `${given} ${family}` }));
  return followedOf({ sessions, enrolments, items }, people).flatMap(({ enrolmentID, name, minutes, days }) => {
    const one = enrolments.find((enrolment) => enrolment.enrolmentID === enrolmentID);
    const [from, until] = [days[0], days.at(-1)];
    if (!one || minutes === 0 || !from || !until) return [];
    const { participantID, organizationID } = one;
    const organizationName = organizationID ? (names.get(organizationID) ?? null) : null;
    const { cohortID, programmeTitle, nature } = cohort;
    return [
      {
        cohortID,
        enrolmentID,
        participantID,
        organizationID,
        name,
        organizationName,
        programmeTitle,
        nature,
        minutes,
        from,
        until,
        ...signature,
      },
    ];
  });
}

async function organizationNames({ enrolments }: Enrolment.Group): Promise<Map<string, string>> {
  const ids = [...new Set(enrolments.flatMap(({ organizationID }) => organizationID ?? []))];
  const [found] = await db().gets(ids.map((organizationID) => ({ entity: Organizations, key: { organizationID } })));
  return new Map(found.flatMap((one) => (one ? [[one.organizationID, one.name] as const] : [])));
}

/** Those of a group, for the firm and its coach. */
export const ofCohort = fn("certificate.ofCohort", Key, async ({ cohortID }) => {
  Actor.assertRole("owner", "manager", "coach");
  Cohort.assertMine(await Cohort.get(cohortID));
  return rows(cohortID);
});

/** Those of a sponsor's own people in one group, maybe none yet; a group of others is not found. */
export const ofSponsor = fn("certificate.ofSponsor", Key, async ({ cohortID }) => {
  Actor.assertRole("sponsor");
  const { organizationID } = Actor.member();
  if (!organizationID || !(await db().get(OrganizationCohorts, { organizationID, cohortID }))) throw notFound("cohort");
  return (await rows(cohortID)).filter((one) => one.organizationID === organizationID);
});

/** Leaves the line of who takes all certificates of a group along. */
export const take = fn("certificate.take", Key, async ({ cohortID }) => {
  await ofCohort({ cohortID });
  return (await db().write({}, { cohortID })).answer;
});

/** The same of a sponsor, of his own people. */
export const takeOfSponsor = fn("certificate.takeOfSponsor", Key, async ({ cohortID }) => {
  await ofSponsor({ cohortID });
  return (await db().write({}, { cohortID })).answer;
});

/** A participant's own, of one group, if it is signed. */
export const findOwn = fn("certificate.findOwn", Key, async ({ cohortID }) => {
  Actor.assertRole("participant");
  const { participantID } = Actor.member();
  return (await rows(cohortID)).find((one) => one.participantID === participantID);
});

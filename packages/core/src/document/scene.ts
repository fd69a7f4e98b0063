import { followedOf, Signing } from "../attendance/index.ts";
import { Certificate } from "../certificate/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import type { Item } from "../kernel/index.ts";
import { Organizations } from "../organization/index.ts";
import { Programme } from "../programme/index.ts";
import { Published } from "../report/index.ts";
import { Attainments } from "./document.table.ts";
import { nameOf, type Scene, seatedOf, type Target } from "./facts.ts";
import type { Paper } from "./kind.ts";

/** A group's documents, what was handed out and the last run are one partition. */
const OWN_MAX = 400;

export async function ownItems(cohortID: string): Promise<Item[]> {
  return (await db().query({ pk: ["DOCUMENTS", cohortID], limit: OWN_MAX })).items;
}

export async function sceneOf(cohortID: string, items: readonly Item[]): Promise<Scene> {
  const [firm, group] = await Promise.all([Firm.get(), Enrolment.groupOf(cohortID)]);
  const [programme, names, certificates, sheets] = await Promise.all([
    Programme.get(group.cohort.programmeID),
    clientNames(group),
    Certificate.ofCohort({ cohortID }),
    Signing.papersIn(group),
  ]);
  const reports = await Published.publishedTo({ cohortID, organizationIDs: [...names.keys()] });
  const people = seatedOf(group).map((one) => ({ enrolmentID: one.enrolmentID, name: nameOf(one) }));
  return {
    firm,
    programme,
    group,
    names,
    followed: followedOf(group, people),
    attainments: rowsOf(Attainments, items),
    certificates,
    sheets: new Map([...sheets].filter(([, sheet]) => sheet.lockedAt !== null)),
    reports,
  };
}

export async function clientNames({ enrolments }: Pick<Enrolment.Group, "enrolments">): Promise<Map<string, string>> {
  const ids = [...new Set(enrolments.flatMap(({ organizationID }) => organizationID ?? []))];
  const [found] = await db().gets(ids.map((organizationID) => ({ entity: Organizations, key: { organizationID } })));
  return new Map(found.flatMap((one) => (one ? [[one.organizationID, one.name] as const] : [])));
}

type Targeted = Pick<Scene, "group" | "followed" | "sheets" | "certificates" | "reports">;

/** What a group's documents of these kinds are, one by one: an attestation only for who followed something. Pure. */
export function targetsOf(scene: Targeted, kinds: readonly Paper[]): Target[] {
  const seated = seatedOf(scene.group);
  const clients = [...new Set(seated.flatMap(({ organizationID }) => organizationID ?? []))];
  const followed = (enrolmentID: string) =>
    scene.followed.some((one) => one.enrolmentID === enrolmentID && one.minutes > 0);
  const dated = scene.group.sessions.some(({ status }) => status !== "cancelled");
  const subjects: Record<Paper, readonly string[]> = {
    programme: [scene.group.cohort.cohortID],
    rules: [scene.group.cohort.cohortID],
    summons: dated ? seated.map(({ enrolmentID }) => enrolmentID) : [],
    employerSummons: dated ? clients : [],
    attestation: seated.map(({ enrolmentID }) => enrolmentID).filter(followed),
    sheet: [...scene.sheets.keys()],
    certificate: scene.certificates.map(({ enrolmentID }) => enrolmentID),
    satisfaction: [...scene.reports.keys()],
  };
  return kinds.flatMap((kind) => subjects[kind].map((subjectID) => ({ kind, subjectID })));
}

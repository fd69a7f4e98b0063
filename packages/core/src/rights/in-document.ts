import { db, rowsOf } from "../db/index.ts";
import { Attainments, Documents, Handouts } from "../document/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { dayOf } from "../kernel/index.ts";
import { type Found, NOBODY, shownOf } from "./found.ts";
import { linksFound } from "./in-person.ts";
import type { Kept } from "./rights.table.ts";

const PARTITION_MAX = 2_000;

/**
 * Papers drawn for someone of a group: what the law has handed to a trainee stays as it was drawn, with his signature
 * under it; where it was sent goes, with the link that it was sent by.
 */
export async function inDocuments({ cohort }: Enrolment.Group, enrolmentID: string, name: string): Promise<Found[]> {
  const { items } = await db().query({ pk: ["DOCUMENTS", cohort.cohortID], limit: PARTITION_MAX });
  const kept = (at: string): Kept => ({ kind: "document", label: cohort.name, on: dayOf(at, cohort.zone) });
  // A summons to an employer names all its people.
  const drawn = rowsOf(Documents, items).filter(
    (one) => one.enrolmentID === enrolmentID || JSON.stringify([one.fr, one.en]).includes(name),
  );
  const handed = rowsOf(Handouts, items).filter((one) => one.recipientID === enrolmentID);
  const reached = rowsOf(Attainments, items).filter((one) => one.enrolmentID === enrolmentID);
  return [
    ...drawn.map((one) => ({
      noun: "document",
      ...(one.enrolmentID === enrolmentID && { shown: shownOf(one) }),
      kept: kept(one.madeAt),
    })),
    ...handed.map((one) => ({
      noun: "document",
      shown: shownOf(one, "linkID"),
      ...(one.signed && { kept: kept(one.signed.at) }),
      ...(one.name !== NOBODY && { act: Handouts.replace({ ...one, name: NOBODY, emails: [] }) }),
    })),
    ...reached.map((one) => ({ noun: "document", shown: shownOf(one) })),
    ...(await linksFound(handed.map(({ linkID }) => linkID))),
  ];
}

import * as v from "valibot";
import { OrganizationCohorts } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, fn, ID, notFound, now } from "../kernel/index.ts";
import { Programme } from "../programme/index.ts";
import { reviewIn } from "../review/index.ts";
import { Attainments, DocumentRuns, Documents, Handouts } from "./document.table.ts";
import { PAPERS } from "./kind.ts";
import { assertOwn, isUnderWay, type Stored } from "./making.ts";
import { clientNames, ownItems } from "./scene.ts";

const LIST_MAX = 500;
const OfCohort = v.object({ cohortID: ID.schema("cohort") });

/** What a list tells of a document: not its words. */
export type Card = Pick<
  Stored,
  | "documentID"
  | "kind"
  | "subjectID"
  | "cohortID"
  | "programmeID"
  | "enrolmentID"
  | "participantID"
  | "organizationID"
  | "name"
  | "edition"
  | "textHash"
  | "files"
  | "madeAt"
>;

function cardOf({ fr: _, en: __, rev: ___, ...card }: Stored): Card {
  return card;
}

const inOrder = (one: Card, other: Card) =>
  PAPERS.indexOf(one.kind) - PAPERS.indexOf(other.kind) || one.name.localeCompare(other.name, "fr");

/**
 * Everything that was drawn of a group, what each was handed, seen and signed, what the facilitator assessed, and how
 * far the last run is: for the firm and the group's coach.
 */
export const ofCohort = fn("document.ofCohort", OfCohort, async ({ cohortID }) => {
  Actor.assertRole("owner", "manager", "coach");
  const [items, cohort] = await Promise.all([ownItems(cohortID), assertOwn(cohortID)]);
  const [{ objectives }, group] = await Promise.all([Programme.get(cohort.programmeID), Enrolment.groupOf(cohortID)]);
  const names = await clientNames({ enrolments: group.enrolments.filter(({ endedAt }) => !endedAt) });
  const [run] = rowsOf(DocumentRuns, items);
  return {
    documents: rowsOf(Documents, items).map(cardOf).sort(inOrder),
    handouts: rowsOf(Handouts, items).sort((one, other) => one.name.localeCompare(other.name, "fr")),
    /** What the attestation assesses, as the programme says it. */
    objectives,
    /** The group handed a review over. */
    hasReview: reviewIn(group.items) !== null,
    /** Whose people are in the group. */
    clients: [...names].map(([organizationID, name]) => ({ organizationID, name })),
    attainments: rowsOf(Attainments, items),
    run: run
      ? {
          total: run.targets.length,
          done: run.done,
          startedAt: run.startedAt,
          endedAt: run.endedAt,
          isUnderWay: isUnderWay(run, now()),
        }
      : null,
  };
});

/** Documents of every group of one programme, the latest first: for its proofs. */
export const ofProgramme = fn(
  "document.ofProgramme",
  v.object({ programmeID: ID.schema("programme") }),
  async ({ programmeID }): Promise<Card[]> => {
    Actor.assertRole("owner", "manager");
    const { items } = await db().query({
      pk: ["DOCUMENTS", programmeID],
      index: "g2",
      limit: LIST_MAX,
      descending: true,
    });
    return rowsOf(Documents, items).map(cardOf);
  },
);

/** Documents that speak of one person, of all his groups. */
export const ofPerson = fn(
  "document.ofPerson",
  v.object({ participantID: ID.schema("participant") }),
  async ({ participantID }): Promise<Card[]> => {
    Actor.assertRole("owner", "manager");
    const { items } = await db().query({
      pk: ["PERSON", participantID],
      index: "g1",
      begins: ["DOCUMENT"],
      limit: LIST_MAX,
    });
    return rowsOf(Documents, items).map(cardOf);
  },
);

const One = v.object({ cohortID: ID.schema("cohort"), documentID: ID.schema("document") });

/** One document, to be read by the firm or the group's coach. */
export const get = fn("document.get", One, async ({ cohortID, documentID }): Promise<Stored> => {
  Actor.assertRole("owner", "manager", "coach");
  const [items] = await Promise.all([ownItems(cohortID), assertOwn(cohortID)]);
  return found(rowsOf(Documents, items).find((one) => one.documentID === documentID));
});

function found(one: Stored | undefined): Stored {
  if (!one) throw notFound("document");
  return one;
}

/** What a client reads of a group with its people: its programme, its rules, the summons of its people, its report. */
const FOR_SPONSOR: readonly Stored["kind"][] = ["programme", "rules", "employerSummons", "satisfaction"];

async function ownOfSponsor(cohortID: string): Promise<Stored[]> {
  Actor.assertRole("sponsor");
  const { organizationID } = Actor.member();
  if (!organizationID || !(await db().get(OrganizationCohorts, { organizationID, cohortID }))) throw notFound("cohort");
  return rowsOf(Documents, await ownItems(cohortID)).filter(
    (one) => FOR_SPONSOR.includes(one.kind) && (one.organizationID ?? organizationID) === organizationID,
  );
}

export const ofSponsor = fn(
  "document.ofSponsor",
  OfCohort,
  async ({ cohortID }): Promise<Card[]> => (await ownOfSponsor(cohortID)).map(cardOf).sort(inOrder),
);

export const getOfSponsor = fn("document.getOfSponsor", One, async ({ cohortID, documentID }) =>
  found((await ownOfSponsor(cohortID)).find((one) => one.documentID === documentID)),
);

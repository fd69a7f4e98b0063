import * as v from "valibot";
import { Cohort, OrganizationCohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, dayOf, fn, ID, notFound, now } from "../kernel/index.ts";
import { reviewIn } from "../review/index.ts";
import { dayIn, groupValues, nameOf } from "./facts.ts";
import { fill, type Written } from "./fill.ts";
import type { Locale } from "./kind.ts";
import { current } from "./wording.ts";

const Asked = v.object({ cohortID: ID.schema("cohort"), locale: v.picklist(["fr", "en"]) });

export interface Review {
  written: Written;
  at: string;
  lines: string[];
}

/**
 * The collective review as the group handed it over, below the firm's words: for the firm, the group's coach, its
 * members and the sponsors with someone in it. Not found until it was handed over.
 */
export const review = fn("document.review", Asked, async ({ cohortID, locale }): Promise<Review> => {
  Actor.assertRole("owner", "manager", "coach", "sponsor", "participant");
  const [group, firm, words] = await Promise.all([Enrolment.groupOf(cohortID), Firm.get(), current()]);
  await assertReads(group);
  const found = reviewIn(group.items);
  if (!found) throw notFound("review");
  const values = { ...groupValues({ firm, group }, locale), jour: dayIn(dayOf(found.at, firm.zone), locale) };
  return { written: fill(words.collectiveReview[locale], values, locale), at: found.at, lines: found.lines };
});

async function assertReads({ cohort, enrolments }: Enrolment.Group): Promise<void> {
  if (Actor.hasRole("owner", "manager")) return;
  const { memberID, participantID, organizationID } = Actor.member();
  if (Actor.hasRole("coach") && cohort.coachID === memberID) return;
  const seated = enrolments.filter(({ status }) => status === "accepted");
  if (participantID && seated.some((one) => one.participantID === participantID)) return;
  const { cohortID } = cohort;
  const follows =
    organizationID && Actor.hasRole("sponsor") && (await db().get(OrganizationCohorts, { organizationID, cohortID }));
  if (follows && seated.some((one) => one.organizationID === organizationID)) return;
  Cohort.assertMine(cohort);
  throw notFound("cohort");
}

/** The firm's words over what a person wrote for himself: his review of a group, or his plan. A participant's own. */
export async function ownWritten(
  kind: "individualReview" | "actionPlan",
  { cohortID, locale }: { cohortID: string; locale: Locale },
): Promise<Pick<Review, "written" | "at">> {
  Actor.assertRole("participant");
  const { participantID } = Actor.member();
  const [group, firm, words] = await Promise.all([Enrolment.groupOf(cohortID), Firm.get(), current()]);
  const own = group.enrolments.find((one) => one.status === "accepted" && one.participantID === participantID);
  if (!own) throw notFound("cohort");
  const at = now();
  const values = {
    ...groupValues({ firm, group }, locale),
    personne: nameOf(own),
    jour: dayIn(dayOf(at, firm.zone), locale),
  };
  return { written: fill(words[kind][locale], values, locale), at };
}

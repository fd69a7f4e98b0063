import { Cohort } from "@entrepairs/core/cohort";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Member } from "@entrepairs/core/member";
import { Organization } from "@entrepairs/core/organization";
import { Recount, ReportEvent } from "@entrepairs/core/report";
import { Survey } from "@entrepairs/core/survey";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const recount: Job = ({ ids: { surveyID = "" } }) => Recount.refresh(surveyID);
const endCycle: Job = ({ ids: { cohortID = "" } }) => Recount.endCycle(cohortID);

/** Tells the sponsors of one organization that a group's report is there; the figures are on the page alone. */
const tellSponsors: Job = async ({ firmID = "", ids }) => {
  const { organizationID = "", cohortID = "", stage = "" } = ids;
  const [firm, organization, cohort, members] = await Promise.all([
    Firm.get(),
    Organization.get(organizationID),
    Cohort.get(cohortID),
    Member.list(),
  ]);
  const sponsors = members.filter(
    (one) => one.roles.includes("sponsor") && one.organizationID === organizationID && one.status !== "removed",
  );
  const params = {
    firmName: firm.name,
    organizationName: organization.name,
    programmeTitle: cohort.programmeTitle,
    url: `${Config.use().origin}/app/f/${firmID}/espace`,
  };
  for (const { memberID, email } of sponsors) {
    const content = render("reportPublished", params, firm.locale);
    await sendOnce(`report.${cohortID}.${stage}.${memberID}`, { to: email, locale: firm.locale, content });
  }
};

export const on = {
  [Survey.Event.Opened]: recount,
  [Survey.Event.Answered]: recount,
  [Survey.Event.Closed]: recount,
  [Cohort.Event.CycleEnded]: endCycle,
  [ReportEvent.Published]: tellSponsors,
};

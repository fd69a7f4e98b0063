import { Firm } from "@entrepairs/core/firm";
import { Funding } from "@entrepairs/core/funding";
import { Config } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { now, plusDays, plusMinutes } from "@entrepairs/core/kernel";
import { Organization } from "@entrepairs/core/organization";
import { Due } from "@entrepairs/core/platform";
import { instantOf, Session } from "@entrepairs/core/session";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const DAY_MINUTES = 24 * 60;

/** The file is looked at when the group begins: a day later where it has begun already, time to write what was agreed. */
async function watchBeginning(fundingID: string): Promise<void> {
  const at = await Funding.beginsAt(fundingID);
  if (!at) return;
  const dueAt = at > now() ? at : plusMinutes(now(), DAY_MINUTES);
  const event = Funding.Event.Begins;
  await Due.schedule({ dueAt, dueKey: `funding-begin.${fundingID}`, event, ids: { fundingID } });
}

/** And the day after its last one. */
async function watchEnd(fundingID: string): Promise<void> {
  const [{ expiresOn }, { zone }] = await Promise.all([Funding.get(fundingID), Firm.get()]);
  const dueAt = instantOf(plusDays(expiresOn, 1), "00:00", zone);
  const event = Funding.Event.Ends;
  await Due.schedule({ dueAt, dueKey: `funding-end.${fundingID}`, event, ids: { fundingID } });
}

const begins: Job = async ({ ids }) => {
  const { fundingID = "" } = ids;
  const later = await Funding.begin(fundingID);
  if (later) await watchBeginning(fundingID);
};

/** The firm and the organization learn, each once, that the organization owes all. */
const tellOwed: Job = async ({ ids }) => {
  const { fundingID = "" } = ids;
  const [funding, firm] = await Promise.all([Funding.get(fundingID), Firm.get()]);
  const { funderName, organizationName, cohortName: groupName, fileNumber } = funding;
  const about = {
    firmName: firm.name,
    funderName,
    organizationName,
    groupName,
    people: funding.people.map(({ name }) => name).join(", "),
    ...(fileNumber && { fileNumber }),
  };
  const { locale, contactEmail } = firm;
  const space = `${Config.use().origin}/app/f/${firm.firmID}`;
  const url = `${space}/financements/${fundingID}`;
  const content = render("fundingOwed", { ...about, toFirm: true, url }, locale);
  await sendOnce(`fundingOwed-${fundingID}-firm`, { to: contactEmail, locale, content });
  const { billingEmail } = await Organization.get(funding.organizationID);
  if (!billingEmail) return;
  const told = render("fundingOwed", { ...about, toFirm: false, url: space }, locale);
  await sendOnce(`fundingOwed-${fundingID}`, { to: billingEmail, replyTo: contactEmail, locale, content: told });
};

/** The funder's draft was dropped: the file waits again, or is over when its last day has passed meanwhile. */
const draftDropped: Job = async ({ ids }) => {
  const { fundingID, invoiceID = "" } = ids;
  if (!fundingID) return;
  await Funding.recordDropped(fundingID, invoiceID);
  await Funding.expire(fundingID);
};

const settle: Job = async ({ ids }) => Funding.settle(ids.fundingID ?? "");

/** Its first session may be another now. */
const watchAnew: Job = async ({ ids }) => {
  for (const fundingID of await Funding.ofCohort(ids.cohortID ?? "")) await watchBeginning(fundingID);
};

export const on = {
  [Funding.Event.Requested]: async ({ ids }: Parameters<Job>[0]) => {
    await watchBeginning(ids.fundingID ?? "");
    await watchEnd(ids.fundingID ?? "");
  },
  [Funding.Event.Agreed]: async ({ ids }: Parameters<Job>[0]) => watchEnd(ids.fundingID ?? ""),
  [Funding.Event.Amended]: async (happened: Parameters<Job>[0]) => {
    await watchEnd(happened.ids.fundingID ?? "");
    await settle(happened);
  },
  [Funding.Event.Begins]: begins,
  [Funding.Event.Ends]: async ({ ids }: Parameters<Job>[0]) => Funding.expire(ids.fundingID ?? ""),
  [Funding.Event.Owed]: tellOwed,
  [Funding.Event.Refused]: settle,
  [Funding.Event.Expired]: settle,
  [Funding.Event.Billed]: settle,
  [Invoice.Event.Discarded]: draftDropped,
  [Funding.Event.RestRefused]: async (happened: Parameters<Job>[0]) => {
    await Funding.creditRest(happened.ids.fundingID ?? "");
    await settle(happened);
  },
  [Session.Event.Moved]: watchAnew,
  [Session.Event.CycleMoved]: watchAnew,
  [Session.Event.Cancelled]: watchAnew,
  [Session.Event.MadeUp]: watchAnew,
};

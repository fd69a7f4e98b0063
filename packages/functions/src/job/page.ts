import { Cohort } from "@entrepairs/core/cohort";
import { Firm } from "@entrepairs/core/firm";
import { PageCache } from "@entrepairs/core/gateway";
import { Programme } from "@entrepairs/core/programme";
import { Rights } from "@entrepairs/core/rights";
import type { Job } from "./dispatch.ts";

/**
 * What was published, or taken off, is what the next visitor reads; so is the firm's name, a group that fills up or has
 * a seat again, and that a firm closes. All of the firm's public pages at once, one address a language: each purged path
 * is paid for, and of all that is this seldom. Each seat between the first and the last shows within a minute.
 */
const forget: Job = async ({ eventID }) => {
  const { slug } = await Firm.get();
  await PageCache.use().purge([`/c/${slug}*`, `/en/c/${slug}*`], eventID);
};

export const on = {
  [Programme.Event.Published]: forget,
  [Programme.Event.Archived]: forget,
  [Firm.Event.Changed]: forget,
  [Cohort.Event.OfferChanged]: forget,
  [Rights.ClosingEvent.Asked]: forget,
  [Rights.ClosingEvent.TakenBack]: forget,
  [Rights.ClosingEvent.Stopped]: forget,
};

import { Firm } from "@entrepairs/core/firm";
import { PageCache } from "@entrepairs/core/gateway";
import { Programme } from "@entrepairs/core/programme";
import type { Job } from "./dispatch.ts";

/**
 * What was published, or taken off, is what the next visitor reads; so is the firm's name. All of the firm's public pages
 * at once, one address a language: each purged path is paid for, and a firm publishes seldom.
 */
const forget: Job = async ({ eventID }) => {
  const { slug } = await Firm.get();
  await PageCache.use().purge([`/c/${slug}*`, `/en/c/${slug}*`], eventID);
};

export const on = {
  [Programme.Event.Published]: forget,
  [Programme.Event.Archived]: forget,
  [Firm.Event.Changed]: forget,
};

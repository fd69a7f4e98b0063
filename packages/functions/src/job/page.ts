import { Cohort } from "@entrepairs/core/cohort";
import { Firm } from "@entrepairs/core/firm";
import { PageCache } from "@entrepairs/core/gateway";
import { Programme } from "@entrepairs/core/programme";
import type { Job } from "./dispatch.ts";

/** A page stands under two addresses, one a language. */
const both = (path: string) => [path, `/en${path}`];
const catalogue = (firm: Firm.Info) => `/c/${firm.slug}`;
const programmePath = (firm: Firm.Info, slug: string) => `${catalogue(firm)}/programmes/${slug}`;

/** What was published, or taken off, is what the next visitor reads: the catalogue and the programme's own page. */
const programmeChanged: Job = async ({ ids: { programmeID = "" }, eventID }) => {
  const [firm, { slug }] = await Promise.all([Firm.get(), Programme.get(programmeID)]);
  await PageCache.use().purge([...both(catalogue(firm)), ...both(programmePath(firm, slug))], eventID);
};

/** A group that opens, moves or is given up stands on its programme's page. */
const groupChanged: Job = async ({ ids: { cohortID = "" }, eventID }) => {
  const { programmeID } = await Cohort.get(cohortID);
  const [firm, { slug, status }] = await Promise.all([Firm.get(), Programme.get(programmeID)]);
  if (status === "published") await PageCache.use().purge(both(programmePath(firm, slug)), eventID);
};

/** The firm's name, colour and address stand on each of its pages. */
const firmChanged: Job = async ({ eventID }) => {
  const [firm, programmes] = await Promise.all([Firm.get(), Programme.listPublished()]);
  const pages = [catalogue(firm), `${catalogue(firm)}/mentions-legales`];
  const all = [...pages, ...programmes.map(({ slug }) => programmePath(firm, slug))].flatMap(both);
  await PageCache.use().purge([...all, `${catalogue(firm)}/brand.css`], eventID);
};

export const on = {
  [Programme.Event.Published]: programmeChanged,
  [Programme.Event.Archived]: programmeChanged,
  [Cohort.Event.Opened]: groupChanged,
  [Cohort.Event.Changed]: groupChanged,
  [Cohort.Event.Cancelled]: groupChanged,
  [Firm.Event.Changed]: firmChanged,
};

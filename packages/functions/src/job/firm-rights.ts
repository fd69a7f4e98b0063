import { Closing } from "@entrepairs/core/closing";
import { Firm } from "@entrepairs/core/firm";
import { Config, PageCache } from "@entrepairs/core/gateway";
import { dayOf, now, plusDays } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Directory, Due, forgetFirm, forgetPerson } from "@entrepairs/core/platform";
import { Rights } from "@entrepairs/core/rights";
import { type MessageParams, render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const PLACE = "reglages/donnees";

/** Looks through all that the firm has; killed halfway, it goes on from the last page told. */
const prepare: Job = async ({ ids: { exportID = "" } }) => Rights.prepareExport(exportID);

const ready: Job = async ({ ids: { exportID = "" } }) => {
  const [found, firm] = await Promise.all([Rights.exportNamed(exportID), Firm.get()]);
  if (!found) return;
  const { email: to } = await Member.get(found.by);
  const { locale, name: firmName, firmID, zone } = firm;
  const url = `${Config.use().origin}/app/f/${firmID}/${PLACE}`;
  const params = { firmName, parts: found.parts, until: dayOf(found.expiresAt, zone), url };
  await sendOnce(`export.${exportID}`, { to, locale, content: render("firmExportReady", params, locale) });
};

type Step = MessageParams["firmClosing"]["step"];

/** To everyone who comes in, or to the owners alone; once a step. */
async function tell(step: Step, closureID: string, closing?: Closing.Stored): Promise<void> {
  const [firm, members] = await Promise.all([Firm.get(), Member.list()]);
  const { locale, name: firmName, firmID, zone } = firm;
  const { origin } = Config.use();
  const at = step === "asked" ? closing?.closesAt : closing?.closedAt;
  for (const { memberID, email: to, roles, status } of members) {
    const isOwner = roles.includes("owner");
    if (status === "removed" || (step === "stopped" && !isOwner)) continue;
    const url = step === "closed" ? origin : `${origin}/app/f/${firmID}${step === "stopped" ? `/${PLACE}` : ""}`;
    const params = { firmName, step, on: dayOf(at ?? now(), zone), isOwner, kept: closing?.kept ?? [], url };
    await sendOnce(`closing.${step}.${closureID}.${memberID}`, {
      to,
      replyTo: firm.contactEmail,
      locale,
      content: render("firmClosing", params, locale),
    });
  }
}

/** What visitors read of the firm is gone, or back, with the next of them. */
async function forgetPages(cause: string): Promise<void> {
  const { slug } = await Firm.get();
  await PageCache.use().purge([`/c/${slug}*`, `/en/c/${slug}*`], cause);
}

const asked: Job = async ({ ids: { closureID = "" }, firmID = "", eventID }) => {
  const closing = await Closing.find();
  if (closing?.closureID !== closureID || closing.status !== "notice") return;
  const dueKey = `closing.${closureID}`;
  await Due.schedule({ dueAt: closing.closesAt, dueKey, event: Rights.ClosingEvent.Due, ids: { closureID } });
  await forgetPages(eventID);
  await Directory.recordEveryoneOf(firmID);
  await tell("asked", closureID, closing);
};

const goesOn =
  (step: Step): Job =>
  async ({ ids: { closureID = "" }, firmID = "", eventID }) => {
    await forgetPages(eventID);
    await Directory.recordEveryoneOf(firmID);
    await tell(step, closureID);
  };

/** Everyone is told and signed out before his row goes: it alone says who he is. */
async function partWith(closing: Closing.Stored): Promise<void> {
  await tell("closed", closing.closureID, closing);
  for (const { email, accountID = null } of await Member.list()) await forgetPerson({ email, accountID });
  await forgetFirm();
}

const close: Job = async ({ ids: { closureID = "" }, eventID }) => {
  const closing = await Rights.carryOutClosing(closureID);
  if (closing) await partWith(closing);
  const days = await Rights.finishClosing(closureID);
  for (const day of days) {
    const dueAt = `${plusDays(day, 1)}T04:00:00.000Z`;
    const dueKey = `kept.${closureID}.${day}`;
    await Due.schedule({ dueAt, dueKey, event: Rights.ClosingEvent.KeptOver, ids: { closureID } });
  }
  if (days.length > 0) await forgetPages(eventID);
};

export const on = {
  [Rights.ExportEvent.Asked]: prepare,
  [Rights.ExportEvent.Ready]: ready,
  [Rights.ClosingEvent.Asked]: asked,
  [Rights.ClosingEvent.TakenBack]: goesOn("takenBack"),
  [Rights.ClosingEvent.Stopped]: goesOn("stopped"),
  [Rights.ClosingEvent.Due]: close,
  [Rights.ClosingEvent.KeptOver]: ({ ids }: Parameters<Job>[0]) => Rights.forgetKept(ids.closureID ?? ""),
};

import { createHash } from "node:crypto";
import { Cohort } from "@entrepairs/core/cohort";
import { Document } from "@entrepairs/core/document";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config, Files } from "@entrepairs/core/gateway";
import { DomainError, dayOf, now } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Due } from "@entrepairs/core/platform";
import { Session } from "@entrepairs/core/session";
import { textDocument } from "@entrepairs/facturx";
import { render } from "@entrepairs/mail";
import { writtenDocument } from "../paper/document.ts";
import { groupPaper } from "../paper/group-paper.ts";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Draws one document in one language, unless a file of these words is kept already; answers its fingerprint. */
async function drawn(draft: Document.Draft, scene: Document.Scene, key: { locale: "fr" | "en"; at: string }) {
  const name = Document.fileOf(draft, key.locale);
  const kept = await Files.use().get(name);
  if (kept) return sha256(kept);
  const bytes = await groupPaper(draft, scene, key);
  await Files.use().put(name, bytes);
  return sha256(bytes);
}

/** One after the other, each told as it is done; killed halfway, the next run goes on from there. */
const make: Job = async ({ ids: { cohortID = "", runID = "" } }) => {
  const asked = await Document.toMake({ cohortID, runID });
  if (!asked) return;
  const { run, scene, drafts } = asked;
  for (const draft of drafts.slice(run.done)) {
    const at = run.startedAt;
    const fr = await drawn(draft, scene, { locale: "fr", at });
    const en = await drawn(draft, scene, { locale: "en", at });
    await Document.recordMade({ cohortID, runID }, draft, { fr, en });
  }
};

/** A group may have nobody to hand anything to: open to visitors and still empty, or left meanwhile. */
const handOut: Job = async ({ ids: { cohortID = "" } }) => {
  try {
    await Document.handOut({ cohortID });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "document.nothing_made") throw error;
  }
};

/** Each who was handed something gets one mail an asking, with the way to his page; then whoever was left over. */
const send: Job = async ({ ids: { cohortID = "" } }) => {
  const [firm, { cohort, sessions }, waiting] = await Promise.all([
    Firm.get(),
    Enrolment.groupOf(cohortID),
    Document.toSend(cohortID),
  ]);
  const first = sessions.find(({ status }) => status !== "cancelled");
  const { programmeTitle, name: cohortName } = cohort;
  for (const handout of waiting) {
    const { to, locale, linkID, recipientID, times } = handout;
    const url = `${Config.use().origin}/documents/${Link.tokenOf(linkID)}`;
    const on = first && dayOf(first.startsAt, first.zone);
    const params = { firmName: firm.name, reader: to, programmeTitle, cohortName, on, url };
    for (const [at, email] of handout.emails.entries()) {
      await sendOnce(`documents.${cohortID}.${recipientID}.${times}.${at}`, {
        to: email,
        replyTo: firm.contactEmail,
        locale,
        content: render("documentsHanded", params, locale),
      });
    }
    await Document.recordSent(handout);
  }
  if (waiting.length > 0) await Document.handOut({ cohortID });
};

/** The copy that someone signed: the text, his name, when, and the fingerprint. Kept; drawn once. */
const keepSigned: Job = async ({ ids: { cohortID = "", recipientID = "" } }) => {
  const found = await Document.toSign(cohortID, recipientID);
  if (!found) return;
  const { handout, rules, signed } = found;
  const { locale } = handout;
  const firm = await Firm.get();
  const name = Document.signedFileOf(handout);
  const day = dayOf(signed.at, firm.zone);
  const kept = await Files.use().get(name);
  const bytes =
    kept ??
    (await textDocument(
      writtenDocument({ written: rules[locale], firm, locale, day, textHash: signed.textHash, signed }),
    ));
  if (!kept) await Files.use().put(name, bytes);
  await Document.recordSigned(handout, sha256(bytes));
};

const plan: Job = async ({ ids: { cohortID = "" } }) => {
  const when = await Document.whenDue(cohortID);
  if (!when) return;
  const dueKey = `documents.${cohortID}`;
  await Due.schedule({ dueAt: when.at, dueKey, event: Document.Event.Due, ids: { cohortID } });
};

/** The day has come, unless the dates moved since: what is to leave is drawn, then handed out. */
const leave: Job = async (happened) => {
  const { cohortID = "" } = happened.ids;
  const when = await Document.whenDue(cohortID);
  if (!when) return;
  if (!when.isLate && when.at > now()) return plan(happened);
  const kinds = ["programme", "rules", "summons", "employerSummons"] as const;
  try {
    await Document.generate({ cohortID, kinds: [...kinds], thenHandOut: true });
  } catch (error) {
    // Nobody has a seat yet: who takes one plans it again.
    if (!(error instanceof DomainError) || error.code !== "document.nothing") throw error;
  }
};

export const on = {
  [Document.Event.Asked]: make,
  [Document.Event.Made]: handOut,
  [Document.Event.HandedOut]: send,
  [Document.Event.Signed]: keepSigned,
  [Document.Event.Due]: leave,
  [Cohort.Event.Opened]: plan,
  [Enrolment.Event.Accepted]: plan,
  [Session.Event.Moved]: plan,
  [Session.Event.CycleMoved]: plan,
};

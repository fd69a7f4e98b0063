import { createHash } from "node:crypto";
import { Cohort } from "@entrepairs/core/cohort";
import { Firm } from "@entrepairs/core/firm";
import { Framing } from "@entrepairs/core/framing";
import { Config, Files } from "@entrepairs/core/gateway";
import { Link } from "@entrepairs/core/link";
import { textDocument } from "@entrepairs/facturx";
import { render } from "@entrepairs/mail";
import { framingDocument } from "../paper/framing.ts";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

/** To be signed, by who may. */
const send: Job = async ({ ids }) => {
  const [note, firm, cohort] = await about(ids);
  if (note.status !== "sent") return;
  await mail(note, firm, cohort, []);
};

/** Signed by both: its paper is drawn once and kept, and goes to who signed. */
const keep: Job = async ({ ids }) => {
  const [note, firm, cohort] = await about(ids);
  const name = Framing.fileOf(note);
  const kept = await Files.use().get(name);
  const bytes = kept ?? (await textDocument(framingDocument(note, firm, cohort.name)));
  if (!kept) await Files.use().put(name, bytes);
  await Framing.recordFile(note, createHash("sha256").update(bytes).digest("hex"));
  await mail(note, firm, cohort, [{ name: "note-de-cadrage.pdf", type: "application/pdf", bytes }]);
};

async function about(ids: Record<string, string>) {
  return Promise.all([Framing.version(ids), Firm.get(), Cohort.get(ids.cohortID ?? "")]);
}

type Attachments = { name: string; type: string; bytes: Uint8Array }[];

async function mail(note: Framing.Stored, firm: Firm.Info, cohort: Cohort.Info, attachments: Attachments) {
  const { cohortID, organizationID, version, linkID, locale, signatory, sponsor } = note;
  if (!linkID) return;
  const params = {
    firmName: firm.name,
    programmeTitle: cohort.programmeTitle,
    cohortName: cohort.name,
    url: `${Config.use().origin}/cadrage/${Link.tokenOf(linkID)}`,
    ...(sponsor && { signed: { name: sponsor.name, at: sponsor.at, zone: firm.zone } }),
  };
  await sendOnce(`framing.${sponsor ? "signed" : "sent"}.${cohortID}.${organizationID}.${version}`, {
    to: signatory.email,
    replyTo: firm.contactEmail,
    locale,
    content: render("framingNote", params, locale),
    attachments,
  });
}

export const on = { [Framing.Event.Sent]: send, [Framing.Event.Signed]: keep };

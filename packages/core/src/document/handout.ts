import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError, fn, ID, line, now, type Operation, plusMinutes, type Row } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Member } from "../member/index.ts";
import { Documents, Handouts } from "./document.table.ts";
import { Event } from "./event.ts";
import { nameOf, seatedOf } from "./facts.ts";
import { fileOf, type Stored } from "./making.ts";
import { clientNames, ownItems } from "./scene.ts";

export type Handout = Row<typeof Handouts>;
type Paper = Handout["papers"][number];

/** The link that leads to what one was handed. */
export const PURPOSE = "document";
const LINK_DAYS = 730;

const HandOut = v.object({
  cohortID: ID.schema("cohort"),
  /** One of them alone: sent again. Absent: everyone who was not handed what there is now. */
  recipientID: v.optional(v.pipe(v.string(), v.maxLength(60))),
});

interface Recipient {
  recipientID: string;
  to: Handout["to"];
  name: string;
  emails: string[];
  locale: "fr" | "en";
  papers: Stored[];
}

/**
 * Hands out what was drawn: to each who has a seat his summons with the programme, the house rules and, once there is
 * one, his attestation; to each client the summons of its people. `document.nothing_made` before anything is drawn,
 * `document.no_address` for a client whom nobody can be written to for. Who has the same papers already is left alone,
 * unless named.
 */
export const handOut = fn("document.handOut", HandOut, async ({ cohortID, recipientID }) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(async () => {
    const items = await ownItems(cohortID);
    const [documents, known] = [rowsOf(Documents, items), rowsOf(Handouts, items)];
    const all = await recipientsOf(cohortID, documents);
    const wanted = all.filter((one) => (recipientID ? one.recipientID === recipientID : isNew(one, known)));
    if (all.length === 0 || (recipientID && wanted.length === 0)) {
      throw new DomainError("conflict", "document.nothing_made", "Nothing was drawn that could be handed out");
    }
    if (recipientID && wanted[0]?.emails.length === 0) {
      throw new DomainError("conflict", "document.no_address", "This client has no sponsor to write to");
    }
    // A transaction stays small: who is left over is handed his at the next call of the job.
    const now20 = wanted.filter(({ emails }) => emails.length > 0).slice(0, TOGETHER);
    const operations = now20.flatMap((one) => handed(cohortID, one, known));
    const answer = { cohortID, handed: now20.length };
    if (operations.length === 0) return answer;
    const written = await db().write({ operations, event: event(Event.HandedOut, { cohortID }) }, answer);
    return written.refused ? undefined : written.answer;
  });
});

const TOGETHER = 18;

function isNew({ recipientID, papers, emails }: Recipient, known: readonly Handout[]): boolean {
  const before = known.find((one) => one.recipientID === recipientID);
  if (!before || before.emails.join() !== emails.join()) return true;
  return papers.some(
    ({ kind, textHash }) => !before.papers.some((one) => one.kind === kind && one.textHash === textHash),
  );
}

/** His row and, the first time, his link; what he has seen of the same text stays seen, and what he signed signed. */
function handed(cohortID: string, one: Recipient, known: readonly Handout[]): Operation[] {
  const before = known.find(({ recipientID }) => recipientID === one.recipientID);
  const { papers: drawn, ...whom } = one;
  const papers = drawn.map(({ kind, subjectID, textHash }): Paper => {
    const same = before?.papers.find((paper) => paper.kind === kind && paper.textHash === textHash);
    return { kind, subjectID, textHash, seenAt: same?.seenAt ?? null };
  });
  const subject = { cohortID, recipientID: one.recipientID };
  const expiresAt = plusMinutes(now(), LINK_DAYS * 24 * 60);
  const link = before ? undefined : Link.issue({ purpose: PURPOSE, subject, expiresAt });
  const row = { cohortID, ...whom, papers, askedAt: now(), sentAt: null };
  if (before) {
    return [Handouts.replace({ ...before, ...row, times: before.times + 1 })];
  }
  return link ? [Handouts.create({ ...row, linkID: link.linkID, times: 1, signed: null }), link.operation] : [];
}

/** Each of a group with what is drawn for him, whoever has something. */
async function recipientsOf(cohortID: string, documents: readonly Stored[]): Promise<Recipient[]> {
  const [group, firm, members] = await Promise.all([Enrolment.groupOf(cohortID), Firm.get(), Member.list()]);
  const names = await clientNames(group);
  const ofGroup = documents.filter(({ kind }) => kind === "programme" || kind === "rules");
  const about = (subjectID: string) => documents.filter((one) => one.subjectID === subjectID);
  const people = seatedOf(group).map((one): Recipient => {
    const { enrolmentID: recipientID, email, locale } = one;
    const papers = [...about(recipientID), ...ofGroup];
    return { recipientID, to: "person", name: nameOf(one), emails: [email], locale, papers };
  });
  const clients = [...names].map(([organizationID, name]): Recipient => {
    const sponsors = members.filter(
      (one) => one.roles.includes("sponsor") && one.organizationID === organizationID && one.status !== "removed",
    );
    const own = about(organizationID);
    const papers = own.length > 0 ? [...own, ...ofGroup.filter(({ kind }) => kind === "programme")] : [];
    const emails = sponsors.map(({ email }) => email);
    return { recipientID: organizationID, to: "employer", name, emails, locale: firm.locale, papers };
  });
  return [...people, ...clients].filter(({ papers }) => papers.length > 0);
}

/** Those that were asked to be sent and are not yet. */
export async function toSend(cohortID: string): Promise<Handout[]> {
  Actor.assertSystem();
  return rowsOf(Handouts, await ownItems(cohortID)).filter(({ sentAt }) => sentAt === null);
}

/** The mail of this asking is out. */
export async function recordSent({ cohortID, recipientID, times }: Handout): Promise<void> {
  Actor.assertSystem();
  const sent = Handouts.update({ cohortID, recipientID }, { set: { sentAt: now() } }).ifStill({ times });
  await db().heal({ sent });
}

function linked() {
  const { cohortID = "", recipientID = "" } = Actor.subject(PURPOSE);
  return { cohortID, recipientID };
}

/** What the bearer of a link was handed, with each document as it was drawn last. */
export async function behindLink() {
  const key = linked();
  const handout = await db().get(Handouts, key);
  if (!handout) throw new DomainError("gone", "link.closed", "This link opens nothing any more");
  const { cohortID } = key;
  const [documents] = await db().gets(
    handout.papers.map(({ kind, subjectID }) => ({ entity: Documents, key: { cohortID, kind, subjectID } })),
  );
  return { handout, documents: documents.flatMap((one) => (one ? [one] : [])) };
}

const Own = v.object({ cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment") });

/** A participant's own page of documents in one group, if he was handed some. */
export const findOwn = fn("document.findOwn", Own, async ({ cohortID, enrolmentID }) => {
  Actor.assertRole("participant");
  const { participantID } = Actor.member();
  const [handout, enrolment] = await db().gets(
    { entity: Handouts, key: { cohortID, recipientID: enrolmentID } },
    { entity: Enrolments, key: { cohortID, enrolmentID } },
  );
  return participantID && enrolment?.participantID === participantID ? handout : undefined;
});

const Seen = v.object({ documentID: ID.schema("document") });

/** The bearer opens one of his documents. Twice is once. */
export const see = fn("document.see", Seen, async ({ documentID }) => {
  const key = linked();
  return untilWritten(async () => {
    const { handout, documents } = await behindLink();
    const answer = { ...key, documentID };
    const opened = documents.find((one) => one.documentID === documentID);
    const paper = handout.papers.find((one) => one.kind === opened?.kind);
    if (!paper || paper.seenAt) return answer;
    const papers = handout.papers.map((one) => (one === paper ? { ...one, seenAt: now() } : one));
    const written = await db().write({ seen: Handouts.replace({ ...handout, papers }) }, answer);
    return written.refused ? undefined : written.answer;
  });
});

const Sign = v.object({ name: line(120), textHash: v.string(), accepted: v.literal(true, "document.accept_required") });

/** He has read the house rules and says so by typing his name, for the text that he was shown (`document.text_changed`). */
export const sign = fn("document.sign", Sign, async ({ name, textHash }) => {
  const key = linked();
  return untilWritten(async () => {
    const { handout } = await behindLink();
    const rules = handout.papers.find(({ kind }) => kind === "rules");
    if (handout.signed && handout.signed.textHash === rules?.textHash) return { ...key, status: "signed" };
    if (!rules || rules.textHash !== textHash) {
      throw new DomainError("conflict", "document.text_changed", "These rules have changed: read them again");
    }
    const at = now();
    const papers = handout.papers.map((one) => (one === rules ? { ...one, seenAt: one.seenAt ?? at } : one));
    const signed = Handouts.replace({ ...handout, papers, signed: { name, at, textHash } });
    const written = await db().write({ signed, event: event(Event.Signed, key) }, { ...key, status: "signed" });
    return written.refused ? undefined : written.answer;
  });
});

/** What someone signed, with the text of then: for the job that draws its signed copy. */
export async function toSign(cohortID: string, recipientID: string) {
  Actor.assertSystem();
  const [handout, rules] = await db().gets(
    { entity: Handouts, key: { cohortID, recipientID } },
    { entity: Documents, key: { cohortID, kind: "rules", subjectID: cohortID } },
  );
  if (!handout?.signed || rules?.textHash !== handout.signed.textHash) return undefined;
  return { handout, signed: handout.signed, rules };
}

/** Remembers the fingerprint of the signed copy. */
export async function recordSigned(handout: Handout, fileHash: string): Promise<void> {
  Actor.assertSystem();
  const { cohortID, recipientID, signed } = handout;
  if (!signed || signed.fileHash === fileHash) return;
  const kept = Handouts.update({ cohortID, recipientID }, { set: { signed: { ...signed, fileHash } } });
  await db().heal({ kept: kept.ifStill({ rev: handout.rev }) });
}

/** Where the signed copy of one person is kept. */
export function signedFileOf({ cohortID, recipientID, signed, locale }: Handout): string {
  const textHash = signed?.textHash ?? "";
  return fileOf({ cohortID, kind: "rules", subjectID: cohortID, textHash }, locale, recipientID);
}

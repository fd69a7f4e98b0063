import * as v from "valibot";
import { Cohort, OrganizationCohorts, untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import {
  Actor,
  DomainError,
  Email,
  fn,
  ID,
  type Item,
  line,
  notFound,
  now,
  plusMinutes,
  type Row,
} from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Member } from "../member/index.ts";
import { Organization } from "../organization/index.ts";
import { FramingNotes, SignedFramings } from "./framing.table.ts";
import { textOf } from "./words.ts";

export type Stored = Row<typeof FramingNotes>;
export type Signed = Row<typeof SignedFramings>;

export const Event = { Sent: "framing.sent", Signed: "framing.signed" } as const;

/** The link by which a sponsor reads and signs. */
export const PURPOSE = "framing";
const LINK_DAYS = 730;
const VERSIONS_MAX = 200;

const Key = v.object({ cohortID: ID.schema("cohort"), organizationID: ID.schema("organization") });
type Key = v.InferOutput<typeof Key>;
const Lines = v.pipe(v.array(line(400)), v.maxLength(12, "too_many"));

const Draft = v.object({
  ...Key.entries,
  locale: v.picklist(["fr", "en"]),
  signatory: v.object({ name: line(120), email: Email, role: line(120) }),
  objectives: Lines,
  reported: Lines,
  never: Lines,
});

async function versionsOf({ cohortID, organizationID }: Key): Promise<Stored[]> {
  const { items } = await db().query({ pk: ["FRAMING", cohortID], begins: [organizationID], limit: VERSIONS_MAX });
  return rowsOf(FramingNotes, items);
}

/**
 * Writes the note of one client of a group; until it is sent it is written over, then a next version begins while the
 * one that was signed goes on.
 */
export const write = fn("framing.write", Draft, async ({ cohortID, organizationID, ...content }) => {
  Actor.assertRole("owner", "manager");
  const [{ name: organizationName }] = await Promise.all([Organization.get(organizationID), Cohort.get(cohortID)]);
  return untilWritten(async () => {
    const last = (await versionsOf({ cohortID, organizationID })).at(-1);
    const isDraft = last?.status === "draft";
    const version = isDraft ? last.version : (last?.version ?? 0) + 1;
    const row = {
      ...content,
      cohortID,
      organizationID,
      organizationName,
      version,
      status: "draft" as const,
      text: null,
      textHash: null,
      firm: null,
      sponsor: null,
      linkID: null,
      writtenAt: now(),
    };
    const note = isDraft ? FramingNotes.replace({ ...row, rev: last.rev }) : FramingNotes.create(row);
    const written = await db().write({ note }, { cohortID, organizationID, version, status: "draft" });
    return written.refused ? undefined : written.answer;
  });
});

/** Freezes the draft, signs it for the firm and sends it to be signed (`framing.no_draft`); one sent before is replaced. */
export const send = fn("framing.send", Key, async (key) => {
  Actor.assertRole("owner", "manager");
  const [{ name: firmName }, cohort, { name }] = await Promise.all([
    Firm.get(),
    Cohort.get(key.cohortID),
    Member.get(Actor.member().memberID),
  ]);
  return untilWritten(async () => {
    const versions = await versionsOf(key);
    const draft = versions.at(-1);
    if (draft?.status !== "draft") throw new DomainError("conflict", "framing.no_draft", "There is no draft to send");
    const { cohortID, organizationID, version } = draft;
    const { programmeTitle, name: cohortName } = cohort;
    const frozen = textOf({ ...draft, firmName, programmeTitle, cohortName });
    const subject = { cohortID, organizationID, version: String(version) };
    const expiresAt = plusMinutes(now(), LINK_DAYS * 24 * 60);
    const { linkID, operation } = Link.issue({ purpose: PURPOSE, subject, expiresAt });
    const waiting = versions.filter(({ status }) => status === "sent");
    const firm = { name, role: firmName, at: now() };
    const written = await db().write(
      {
        note: FramingNotes.replace({ ...draft, ...frozen, status: "sent", firm, linkID }),
        link: operation,
        replaced: waiting.map((one) => FramingNotes.replace({ ...one, status: "replaced" })),
        event: event(Event.Sent, { cohortID, organizationID, version: String(version) }),
      },
      { cohortID, organizationID, version, status: "sent" },
    );
    return written.refused ? undefined : written.answer;
  });
});

async function linked(): Promise<Stored> {
  const { cohortID = "", organizationID = "", version = "" } = Actor.subject(PURPOSE);
  return get({ cohortID, organizationID }, Number(version));
}

async function get({ cohortID, organizationID }: Key, version: number): Promise<Stored> {
  const found = await db().get(FramingNotes, { cohortID, organizationID, version });
  if (!found) throw notFound("framing");
  return found;
}

/** The version that the bearer's link opens. */
export const behindLink = linked;

const Sign = v.object({
  name: line(120),
  role: line(120),
  textHash: v.string(),
  accepted: v.literal(true, "framing.accept_required"),
});

/**
 * The sponsor signs what he was shown (`framing.text_changed`, `framing.replaced` when a later version was sent): from
 * then on it is what participants read before they accept. Twice is once.
 */
export const sign = fn("framing.sign", Sign, async ({ name, role, textHash }) => {
  Actor.subject(PURPOSE);
  return untilWritten(async () => {
    const note = await linked();
    const { cohortID, organizationID, version, status, organizationName, locale, text, firm } = note;
    const answer = { cohortID, organizationID, version, status: "signed" };
    if (status === "signed") return answer;
    if (status !== "sent" || !text || !firm)
      throw new DomainError("conflict", "framing.replaced", "A later one follows");
    if (note.textHash !== textHash) throw new DomainError("conflict", "framing.text_changed", "Read it again");
    const sponsor = { name, role, at: now() };
    const copy = { cohortID, organizationID, organizationName, version, locale, text, textHash, firm, sponsor };
    const written = await db().write(
      {
        note: FramingNotes.replace({ ...note, status: "signed", sponsor }),
        signed: SignedFramings.put(copy),
        event: event(Event.Signed, { cohortID, organizationID, version: String(version) }),
      },
      answer,
    );
    return written.refused ? undefined : written.answer;
  });
});

/** What holds in a group for the people of one organization, found in the cohort's partition; null: nothing signed. Pure. */
export function framingIn(items: readonly Item[], organizationID: string | null): Signed | null {
  return rowsOf(SignedFramings, items).find((one) => one.organizationID === organizationID) ?? null;
}

/** Every version of every client's note of one group, for the firm and its coach. */
export const ofCohort = fn("framing.ofCohort", v.object({ cohortID: ID.schema("cohort") }), async ({ cohortID }) => {
  Actor.assertRole("owner", "manager", "coach");
  const [{ items }, cohort] = await Promise.all([
    db().query({ pk: ["FRAMING", cohortID], limit: VERSIONS_MAX }),
    Cohort.get(cohortID),
  ]);
  Cohort.assertMine(cohort);
  return rowsOf(FramingNotes, items);
});

/** A sponsor's own of one group: the one to sign and the signed ones. */
export const ofSponsor = fn("framing.ofSponsor", v.object({ cohortID: ID.schema("cohort") }), async ({ cohortID }) => {
  Actor.assertRole("sponsor");
  const { organizationID } = Actor.member();
  if (!organizationID || !(await db().get(OrganizationCohorts, { organizationID, cohortID }))) throw notFound("cohort");
  return (await versionsOf({ cohortID, organizationID })).filter(
    ({ status }) => status === "sent" || status === "signed",
  );
});

/** For jobs: one version, whatever its state. */
export async function version(ids: Readonly<Record<string, string>>): Promise<Stored> {
  Actor.assertSystem();
  return get({ cohortID: ids.cohortID ?? "", organizationID: ids.organizationID ?? "" }, Number(ids.version));
}

/** Remembers the fingerprint of the signed PDF. */
export async function recordFile({ rev, fileHash: before, ...note }: Stored, fileHash: string): Promise<void> {
  Actor.assertSystem();
  if (before === fileHash) return;
  await db().heal({ note: FramingNotes.update(note, { set: { fileHash } }).ifStill({ rev }) });
}

/** Where the PDF of a signed version is kept. */
export function fileOf({ cohortID, organizationID, version: number, textHash }: Stored): string {
  return `${Actor.firmID()}/framing/${cohortID}/${organizationID}-${number}-${(textHash ?? "").slice(0, 16)}.pdf`;
}

import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import {
  Actor,
  Day,
  DomainError,
  dayOf,
  fn,
  ID,
  line,
  notFound,
  now,
  plusDays,
  type Row,
  readUpload,
  refusedField,
  UPLOAD_PARTS,
  Upload,
  uploadParts,
} from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { CredentialParts, Credentials, KINDS } from "./credential.table.ts";

export type Stored = Row<typeof Credentials>;

/** Of one person; more is an archive, not what shows what he can do. */
const EACH_MAX = 60;
const LIST_MAX = 2_000;
/** How long before its last day one is told: a course takes time to be found and followed. */
export const SOON_DAYS = 60;

const STAFF: readonly Actor.Role[] = ["owner", "manager", "coach"];
const Key = { memberID: ID.schema("member"), credentialID: ID.schema("credential") };
const optionalDay = v.optional(v.nullable(Day), null);

const isOffice = () => Actor.hasRole("owner", "manager");

/** The firm's office sees everyone's, a coach his own: another's is not found. */
function assertSeen(memberID: string): void {
  Actor.assertRole("owner", "manager", "coach");
  if (!isOffice() && Actor.member().memberID !== memberID) throw notFound("member");
}

const Added = v.object({
  memberID: ID.schema("member"),
  kind: v.picklist(KINDS),
  title: line(160),
  issuedOn: optionalDay,
  expiresOn: optionalDay,
  file: Upload,
});

/** Why these days are none of a paper that one holds today, or nothing. Pure. */
export function daysRefused({ issuedOn, expiresOn }: Pick<Stored, "issuedOn" | "expiresOn">, today: Day) {
  if (issuedOn && issuedOn > today) return refusedField("issuedOn", "credential.to_come", "This day is to come");
  if (issuedOn && expiresOn && expiresOn < issuedOn)
    return refusedField("expiresOn", "credential.order", "It ends before it begins");
  return undefined;
}

/**
 * Keeps a file that shows what someone of the team can do, by himself or by the firm's office. Refused: a file that is
 * not what it says (`upload.type`), days that cannot be (`credential.to_come`, `credential.order`), more than sixty of
 * one person (`credential.too_many`), the same file twice (`credential.known`).
 */
export const add = fn("credential.add", Added, async ({ memberID, file, ...told }) => {
  assertSeen(memberID);
  const { bytes, hash: fileHash } = readUpload(file, "file");
  const [member, known, { zone }] = await Promise.all([Member.get(memberID), ofMember(memberID), Firm.get()]);
  if (member.status === "removed" || !member.roles.some((role) => STAFF.includes(role))) throw notFound("member");
  const refused = daysRefused(told, dayOf(now(), zone));
  if (refused) throw refused;
  if (known.length >= EACH_MAX) throw new DomainError("conflict", "credential.too_many", "Remove some first");
  if (known.some((one) => one.fileHash === fileHash && one.kind === told.kind))
    throw refusedField("file", "credential.known", "This file is kept already");
  const credentialID = ID.create("credential");
  const texts = uploadParts(file.base64);
  const row = { ...told, credentialID, memberID, memberName: member.name, type: file.type, bytes: bytes.length };
  const by = { addedAt: now(), addedBy: Actor.member().memberID };
  const written = await db().write(
    {
      credential: Credentials.create({ ...row, ...by, fileHash, parts: texts.length }),
      file: texts.map((base64, part) => CredentialParts.create({ credentialID, part, base64 })),
    },
    { credentialID, memberID },
  );
  if (written.refused) throw new Error("A credential's id was taken");
  return written.answer;
});

async function ofMember(memberID: string): Promise<Stored[]> {
  const { items } = await db().query({ pk: ["CREDENTIALS"], begins: [memberID], limit: LIST_MAX });
  return rowsOf(Credentials, items);
}

/** By person and kind, the newest first. */
function sorted(rows: readonly Stored[]): Stored[] {
  const dayIn = ({ issuedOn, addedAt }: Stored) => issuedOn ?? addedAt.slice(0, 10);
  return [...rows].sort(
    (one, other) =>
      one.memberName.localeCompare(other.memberName, "fr") ||
      KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
      dayIn(other).localeCompare(dayIn(one)),
  );
}

/** Those of the team for the firm's office, one's own for a coach: one query. */
export const list = fn("credential.list", v.object({}), async () => {
  Actor.assertRole("owner", "manager", "coach");
  return sorted(isOffice() ? await everyones() : await ofMember(Actor.member().memberID));
});

async function everyones(): Promise<Stored[]> {
  const { items } = await db().query({ pk: ["CREDENTIALS"], limit: LIST_MAX });
  return rowsOf(Credentials, items);
}

/** Those of the facilitators of some groups, for what is shown to an auditor. */
export async function ofMembers(memberIDs: readonly string[]): Promise<Stored[]> {
  Actor.assertRole("owner", "manager");
  return sorted((await everyones()).filter(({ memberID }) => memberIDs.includes(memberID)));
}

async function get(key: { memberID: string; credentialID: string }): Promise<Stored> {
  const found = await db().get(Credentials, key);
  if (!found) throw notFound("credential");
  return found;
}

/** The file, whole or not found; for the firm's office and for whom it is of. */
export const file = fn("credential.file", v.object(Key), async (key) => {
  assertSeen(key.memberID);
  const [row, [parts]] = await Promise.all([get(key), partsOf(key.credentialID)]);
  const text = parts.map((part) => part?.base64 ?? "").join("");
  const { bytes, hash } = readUpload({ type: row.type, base64: text }, "file");
  if (hash !== row.fileHash) throw notFound("credential");
  return { ...row, content: bytes };
});

const partsOf = (credentialID: string) =>
  db().gets(UPLOAD_PARTS.map((part) => ({ entity: CredentialParts, key: { credentialID, part } })));

/** Removes it, with its file. */
export const remove = fn("credential.remove", v.object(Key), async (key) => {
  assertSeen(key.memberID);
  const row = await get(key);
  const parts = UPLOAD_PARTS.slice(0, row.parts).map((part) =>
    CredentialParts.delete({ credentialID: row.credentialID, part }),
  );
  const written = await db().write({ credential: Credentials.delete(row), parts }, { ...key, status: "removed" });
  if (written.refused) throw notFound("credential");
  return written.answer;
});

/** What ends within two months or has ended, unless a newer one has its name. Pure. */
export function endingIn(rows: readonly Stored[], today: Day): Stored[] {
  const until = plusDays(today, SOON_DAYS);
  const same = (one: Stored, other: Stored) =>
    one.memberID === other.memberID &&
    one.kind === other.kind &&
    one.title.toLocaleLowerCase("fr") === other.title.toLocaleLowerCase("fr");
  return rows
    .filter(({ expiresOn }) => expiresOn !== null && expiresOn <= until)
    .filter((one) => !rows.some((other) => same(one, other) && (other.expiresOn ?? "9") > (one.expiresOn ?? "")))
    .sort((one, other) => (one.expiresOn ?? "").localeCompare(other.expiresOn ?? ""));
}

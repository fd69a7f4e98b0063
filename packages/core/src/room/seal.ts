import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { db } from "../db/index.ts";
import { Keys } from "../gateway/keys.ts";
import { Actor, DomainError, now, plusMinutes, type Row } from "../kernel/index.ts";
import { Vault, VaultKeys } from "../vault/index.ts";

/** Opens values of one group (or one person in it); `place` is where the text stands, and binds it there. */
export interface Opener {
  /** Throws when the text was moved, altered, or sealed under another key. */
  open(place: string, sealed: string): unknown;
}

/** Seals as well. */
export interface Seal extends Opener {
  seal(place: string, value: unknown): string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** A key older than this seals nothing new; it opens what it sealed. */
const ROTATION_MINUTES = 90 * 24 * 60;

/** The seal of a group's content; made at its first use. Refused (`room.erased`) once its key was destroyed. */
export function groupSeal(cohortID: string): Promise<Seal> {
  return sealOf(cohortID, Vault.GROUP);
}

/** The seal of one person's own notes and learnings in a group, which outlive the group's content. */
export function personSeal(cohortID: string, personID: string): Promise<Seal> {
  return sealOf(cohortID, personID);
}

/** The same from a row that was read with others, in one round trip; undefined makes or renews the key. */
export async function sealOf(cohortID: string, holder: string, read?: KeyRow): Promise<Seal> {
  const row = await fresh(cohortID, holder, read ?? (await db().get(VaultKeys, { cohortID, holder })));
  const { context, keys, open } = await unlocked(cohortID, holder, row.versions);
  const current = row.versions.at(-1)?.version ?? 0;
  return {
    seal: (place, value) => `${current}.${encrypt(keyOf(keys, current), `${context}#${place}`, value)}`,
    open,
  };
}

/** For who only reads: makes no key where nothing was sealed yet, and renews none. Refused as a seal is. */
export async function openerOf(cohortID: string, holder: string, read: KeyRow | undefined): Promise<Opener> {
  if (read?.destroyedAt) throw erased();
  const { open } = await unlocked(cohortID, holder, read?.versions ?? []);
  return { open };
}

async function unlocked(cohortID: string, holder: string, versions: KeyRow["versions"]) {
  const context = `F#${Actor.firmID()}#${cohortID}#${holder}`;
  const keys = new Map<number, Uint8Array>();
  for (const { version, wrapped } of versions) keys.set(version, await unwrapped(wrapped, context));
  const open = (place: string, sealed: string): unknown => {
    const [version = "", text = ""] = sealed.split(".");
    return decrypt(keyOf(keys, Number(version)), `${context}#${place}`, text);
  };
  return { context, keys, open };
}

function erased(): DomainError {
  return new DomainError("gone", "room.erased", "What was said in this group has been erased");
}

export type KeyRow = Row<typeof VaultKeys>;

function keyOf(keys: ReadonlyMap<number, Uint8Array>, version: number): Uint8Array {
  const key = keys.get(version);
  if (!key) throw new Error("A sealed text names no key of its group");
  return key;
}

/** The row with a key that may seal: a first one, or a newer one beside those that are old. Of two who make it one wins. */
async function fresh(cohortID: string, holder: string, read: KeyRow | undefined): Promise<KeyRow> {
  if (read?.destroyedAt) throw erased();
  const newest = read?.versions.at(-1);
  if (read && newest && plusMinutes(newest.madeAt, ROTATION_MINUTES) > now()) return read;
  const version = (newest?.version ?? 0) + 1;
  const key = randomBytes(KEY_BYTES);
  const wrapped = await Keys.use().wrap(key, `F#${Actor.firmID()}#${cohortID}#${holder}`);
  const made = { version, wrapped: Buffer.from(wrapped).toString("base64url"), madeAt: now() };
  const row = { cohortID, holder, versions: [...(read?.versions ?? []), made] };
  await db().heal({ key: read ? VaultKeys.replace({ ...row, rev: read.rev }) : VaultKeys.create(row) });
  const kept = await db().get(VaultKeys, { cohortID, holder });
  if (!kept) throw new Error("A key that was just kept is not there");
  return fresh(cohortID, holder, kept);
}

/** Unwrapping is a call outside; the row is read each time, so that a destroyed key opens nothing from here. */
const opened = new Map<string, Uint8Array>();
const OPENED_MAX = 500;

async function unwrapped(wrapped: string, context: string): Promise<Uint8Array> {
  const known = opened.get(`${context} ${wrapped}`);
  if (known) return known;
  const key = await Keys.use().unwrap(Buffer.from(wrapped, "base64url"), context);
  if (opened.size >= OPENED_MAX) opened.clear();
  opened.set(`${context} ${wrapped}`, key);
  return key;
}

function encrypt(key: Uint8Array, place: string, value: unknown): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(place));
  const body = cipher.update(JSON.stringify(value), "utf8");
  return Buffer.concat([iv, body, cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

function decrypt(key: Uint8Array, place: string, text: string): unknown {
  const bytes = Buffer.from(text, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  return JSON.parse(plain.toString("utf8"));
}

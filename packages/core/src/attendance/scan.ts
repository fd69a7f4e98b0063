import * as v from "valibot";
import { db } from "../db/index.ts";
import { Actor, fn, hashOfBytes, notFound, refusedField } from "../kernel/index.ts";
import { Session } from "../session/index.ts";
import { countersignatureOf } from "./sheet.ts";
import { Key, openSheet } from "./sign.ts";
import { SCAN_TYPES, Scans } from "./signature.table.ts";

/** Three quarters of a megabyte: an A4 page photographed by a phone and made smaller, or a PDF of two pages. */
const BASE64_MAX = 1_000_000;
const PART = 300_000;
const PARTS_MAX = Math.ceil(BASE64_MAX / PART);

/** A file of one of these types, as text. */
export const Scan = v.object({
  type: v.picklist(SCAN_TYPES),
  base64: v.pipe(
    v.string(),
    v.maxLength(BASE64_MAX, "signature.scan_too_large"),
    v.regex(/^[A-Za-z0-9+/]+={0,2}$/, "signature.scan"),
  ),
});
export type Scan = v.InferOutput<typeof Scan>;

/** What each type begins with: a name alone proves nothing. */
const BEGINNINGS: Record<Scan["type"], readonly number[]> = {
  "application/pdf": [0x25, 0x50, 0x44, 0x46, 0x2d],
  "image/jpeg": [0xff, 0xd8, 0xff],
  "image/png": [0x89, 0x50, 0x4e, 0x47],
};

/** The bytes of a scan and their hash; `signature.scan` when it is not what it says. Pure. */
export function readScan({ type, base64 }: Scan): { bytes: Uint8Array; hash: string } {
  const bytes = new Uint8Array(Buffer.from(base64, "base64"));
  const isOne = BEGINNINGS[type].every((byte, at) => bytes[at] === byte);
  if (!isOne) throw refusedField("scan", "signature.scan", "This is no PDF, JPEG or PNG");
  return { bytes, hash: hashOfBytes(bytes) };
}

/** The rows that keep it. */
export function scanRows({ cohortID, sessionID }: { cohortID: string; sessionID: string }, { type, base64 }: Scan) {
  const parts = Math.ceil(base64.length / PART);
  return Array.from({ length: parts }, (_, part) => {
    const text = base64.slice(part * PART, (part + 1) * PART);
    return Scans.put({ cohortID, sessionID, part, parts, type, base64: text });
  });
}

/** The scan of a sheet that was signed on paper, for the firm and the session's coach; whole, or not found. */
export const scan = fn("attendance.sheetScan", v.object(Key), async (key) => {
  Actor.assertRole("owner", "manager", "coach");
  const { group, session, sheet } = await openSheet(key);
  Session.assertLed(group.cohort, session);
  const [rows] = await db().gets(
    Array.from({ length: PARTS_MAX }, (_, part) => ({ entity: Scans, key: { ...key, part } })),
  );
  const [first] = rows;
  if (!first) throw notFound("scan");
  const base64 = rows
    .slice(0, first.parts)
    .map((row) => row?.base64 ?? "")
    .join("");
  const { bytes, hash } = readScan({ type: first.type, base64 });
  const isKnown = sheet?.entries.some(({ method, inkHash }) => method === "paper" && inkHash === hash);
  if (!isKnown) throw notFound("scan");
  return { type: first.type, bytes };
});

/** Who said that a sheet stands on paper, when and where it is; null for one that was signed here. Pure. */
export function paperOf(sheet: Parameters<typeof countersignatureOf>[0], halves: readonly { half: number }[]) {
  const said = halves
    .map(({ half }) => countersignatureOf(sheet, half))
    .find((entry) => entry !== undefined && entry.method === "paper");
  return said ? { name: said.name, at: said.at, statement: said.reason ?? "", scanHash: said.inkHash } : null;
}

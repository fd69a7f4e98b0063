import * as v from "valibot";
import { db } from "../db/index.ts";
import { Actor, fn, ID, notFound, readUpload, UPLOAD_PARTS, type Upload, uploadParts } from "../kernel/index.ts";
import { Session } from "../session/index.ts";
import type { Entry, Sheet } from "./sheet.ts";
import { Key, openSheet } from "./sign.ts";
import { Scans } from "./signature.table.ts";

interface Which {
  cohortID: string;
  sessionID: string;
  /** Of the entry that attached it; none of the scan that closed the sheet. */
  signatureID?: string;
}

/** The rows that keep it. */
export function scanRows(which: Which, { type, base64 }: Upload) {
  const texts = uploadParts(base64);
  return texts.map((text, part) => Scans.put({ ...which, part, parts: texts.length, type, base64: text }));
}

const Asked = v.object({ ...Key, signatureID: v.optional(ID.schema("signature")) });

/**
 * A scan of a sheet that was signed on paper, for the firm and the session's coach: the one that an entry brought, or
 * that closed it. Whole, or not found.
 */
export const scan = fn("attendance.sheetScan", Asked, async ({ signatureID, ...key }) => {
  Actor.assertRole("owner", "manager", "coach");
  const { group, session, sheet } = await openSheet(key);
  Session.assertLed(group.cohort, session);
  const all = scansOf(sheet) ?? [];
  const known = signatureID ? all.find((one) => one.signatureID === signatureID) : all.find(isFirst);
  if (!known) throw notFound("scan");
  const which = isFirst(known) ? key : { ...key, signatureID: known.signatureID };
  const [rows] = await db().gets(UPLOAD_PARTS.map((part) => ({ entity: Scans, key: { ...which, part } })));
  const [first] = rows;
  if (!first) throw notFound("scan");
  const texts = rows.slice(0, first.parts).map((row) => row?.base64 ?? "");
  const { bytes, hash } = readUpload({ type: first.type, base64: texts.join("") }, "scan");
  if (known.hash !== hash) throw notFound("scan");
  return { type: first.type, bytes };
});

export interface SheetScan {
  /** The entry that brought it. */
  signatureID: string;
  hash: string;
  name: string;
  at: string;
  /** What was said of it when it was attached; null of the one that came with the closing. */
  statement: string | null;
}

const isFirst = ({ statement }: SheetScan): boolean => statement === null;

type Known = Pick<Sheet, "entries"> | undefined;

const closingOf = (sheet: Known): Entry | undefined =>
  sheet?.entries.find(({ act, method }) => act === "countersigned" && method === "paper");

/** The scans of a sheet that stands on paper, the first first; undefined for one that was signed here. Pure. */
export function scansOf(sheet: Known): SheetScan[] | undefined {
  const said = closingOf(sheet);
  if (!said || !sheet) return undefined;
  const attached = sheet.entries.filter(({ act }) => act === "attached");
  return [...(said.inkHash ? [{ ...said, reason: null }] : []), ...attached].map(
    ({ signatureID, inkHash, name, at, reason }) => ({
      signatureID,
      hash: inkHash ?? "",
      name,
      at,
      statement: reason,
    }),
  );
}

/** Who said that a sheet stands on paper, when and where it is, with its scans; null for one that was signed here. Pure. */
export function paperOf(sheet: Known) {
  const said = closingOf(sheet);
  return said ? { name: said.name, at: said.at, statement: said.reason ?? "", scans: scansOf(sheet) ?? [] } : null;
}

import * as v from "valibot";
import { refusedField } from "./error.ts";
import { hashOfBytes } from "./secret.ts";

/** Three quarters of a megabyte: an A4 page photographed by a phone and made smaller, or a PDF of some pages. */
const BASE64_MAX = 1_000_000;
/** What one row may hold of it. */
const PART = 300_000;
const PARTS_MAX = Math.ceil(BASE64_MAX / PART);

export const UPLOAD_TYPES = ["application/pdf", "image/jpeg", "image/png"] as const;
export const UploadType = v.picklist(UPLOAD_TYPES);
export type UploadType = v.InferOutput<typeof UploadType>;

/** A file that a person hands over, of one of these types, as text. */
export const Upload = v.object({
  type: UploadType,
  base64: v.pipe(
    v.string(),
    v.maxLength(BASE64_MAX, "upload.too_large"),
    v.regex(/^[A-Za-z0-9+/]+={0,2}$/, "upload.type"),
  ),
});
export type Upload = v.InferOutput<typeof Upload>;

/** What each type begins with: a name alone proves nothing. */
const BEGINNINGS: Record<UploadType, readonly number[]> = {
  "application/pdf": [0x25, 0x50, 0x44, 0x46, 0x2d],
  "image/jpeg": [0xff, 0xd8, 0xff],
  "image/png": [0x89, 0x50, 0x4e, 0x47],
};

/** The bytes of an upload and their hash; `upload.type` at `field` when it is not what it says. Pure. */
export function readUpload({ type, base64 }: Upload, field: string): { bytes: Uint8Array; hash: string } {
  const bytes = new Uint8Array(Buffer.from(base64, "base64"));
  const isOne = BEGINNINGS[type].every((byte, at) => bytes[at] === byte);
  if (!isOne) throw refusedField(field, "upload.type", "This is no PDF, JPEG or PNG");
  return { bytes, hash: hashOfBytes(bytes) };
}

/** Its text in parts that a row may hold. */
export const uploadParts = (base64: string): string[] =>
  Array.from({ length: Math.ceil(base64.length / PART) }, (_, part) => base64.slice(part * PART, (part + 1) * PART));

/** The numbers that its parts may have: one read asks for all of them. */
export const UPLOAD_PARTS: readonly number[] = Array.from({ length: PARTS_MAX }, (_, part) => part);

const ENDINGS: Record<UploadType, string> = { "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png" };

/** How a file of this type is named at its end. */
export const endingOf = (type: UploadType): string => ENDINGS[type];

import { hash } from "node:crypto";
import type { FilesPort } from "../files.ts";
import { caller, refused } from "./call.ts";

const YEAR_MS = 365.25 * 86_400_000;

export interface BucketOptions {
  bucket: string;
  /** So long nobody may remove or replace a document, the account's owner included; 0 for stages that are torn down. */
  lockYears: number;
  region?: string | undefined;
  endpoint?: string | undefined;
}

/**
 * Files of a bucket with object lock: each is written once, under the condition that it was not there. A name that
 * stands with other bytes is refused: an issued document never changes.
 */
export function bucketFiles({ bucket, lockYears, ...where }: BucketOptions): FilesPort {
  // A stand-in of this machine has one host for all its buckets.
  const call = caller({ service: "s3", host: `${bucket}.s3`, ...where });
  const path = (name: string) =>
    `${where.endpoint ? `/${bucket}` : ""}/${name.split("/").map(encodeURIComponent).join("/")}`;
  const get = async (name: string): Promise<Uint8Array | undefined> => {
    const answer = await call({ method: "GET", path: path(name) });
    if (answer.status === 200) return new Uint8Array(answer.body);
    if (answer.status === 404) return undefined;
    throw refused("s3", answer);
  };
  return {
    get,
    put: async (name, bytes) => {
      const headers = {
        "if-none-match": "*",
        "x-amz-checksum-sha256": hash("sha256", bytes, "base64"),
        ...(lockYears > 0 && {
          "x-amz-object-lock-mode": "COMPLIANCE",
          "x-amz-object-lock-retain-until-date": new Date(Date.now() + lockYears * YEAR_MS).toISOString(),
        }),
      };
      const answer = await call({ method: "PUT", path: path(name), headers, body: bytes });
      if (answer.status === 200) return;
      // 412: it is there. 409: another writes it now.
      if (answer.status !== 412 && answer.status !== 409) throw refused("s3", answer);
      const kept = await get(name);
      if (!kept || !Buffer.from(kept).equals(bytes)) throw new Error("A document that stands was about to be changed");
    },
  };
}

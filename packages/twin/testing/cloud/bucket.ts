import { createHash } from "node:crypto";
import { Refused } from "./refused.ts";

interface Kept {
  bytes: Buffer;
  lockedUntil: string | undefined;
}

/** PUT and GET of objects in a bucket with object lock. What it does not imitate (versions, lists) it refuses. */
export class Bucket {
  readonly objects = new Map<string, Kept>();

  answer(method: string, name: string, headers: Readonly<Record<string, string>>, body: Buffer): Buffer {
    if (method === "GET") {
      const found = this.objects.get(name);
      if (!found) throw new Refused(404, "NoSuchKey");
      return found.bytes;
    }
    if (method !== "PUT") throw new Refused(405, "MethodNotAllowed");
    const told = headers["x-amz-content-sha256"];
    if (told !== createHash("sha256").update(body).digest("hex")) throw new Refused(400, "XAmzContentSHA256Mismatch");
    const checksum = headers["x-amz-checksum-sha256"];
    if (checksum !== undefined && checksum !== createHash("sha256").update(body).digest("base64"))
      throw new Refused(400, "BadDigest");
    const lockedUntil = headers["x-amz-object-lock-retain-until-date"];
    // Object lock wants the content's own checksum.
    if (lockedUntil !== undefined && checksum === undefined) throw new Refused(400, "InvalidRequest");
    if (headers["if-none-match"] === "*" && this.objects.has(name)) throw new Refused(412, "PreconditionFailed");
    this.objects.set(name, { bytes: body, lockedUntil });
    return Buffer.alloc(0);
  }
}

import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 192 random bits, safe in an address. */
export function secret(): string {
  return randomBytes(24).toString("base64url");
}

/** What the table keeps of a secret: whoever reads the table opens nothing. */
export function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** SHA-256 of a file, as every tool prints it. */
export function hashOfBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function sameText(one: string, other: string): boolean {
  const a = Buffer.from(hash(one));
  return timingSafeEqual(a, Buffer.from(hash(other)));
}

import { createHash, randomBytes } from "node:crypto";
import * as v from "valibot";
import { now } from "./time.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

let lastAt = -1;
let lastTail: number[] = [];

/** 26 characters that sort by time: 48 bits of milliseconds, 80 random bits, rising within one millisecond. */
export function ulid(at = Date.parse(now())): string {
  if (at === lastAt) bump();
  else lastTail = [...randomBytes(16)].map((byte) => byte & 31);
  lastAt = at;
  return head(at) + lastTail.map((digit) => ALPHABET.charAt(digit)).join("");
}

function bump(): void {
  for (let index = lastTail.length - 1; index >= 0; index--) {
    const digit = (lastTail[index] ?? 0) + 1;
    lastTail[index] = digit & 31;
    if (digit < 32) return;
  }
}

function head(at: number): string {
  let rest = at;
  let text = "";
  for (let index = 0; index < 10; index++) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** `<noun>_<26 characters>`: the noun stands in the id, so that a wrong id is refused before any look-up. */
export function create(noun: string): string {
  return `${noun}_${ulid()}`;
}

/** The id that follows from its cause: whoever asks again, whenever, gets the same one. */
export function derived(noun: string, ...cause: string[]): string {
  const bytes = createHash("sha256")
    .update(JSON.stringify([noun, ...cause]))
    .digest();
  const [first = 0, ...rest] = [...bytes.subarray(0, 26)];
  return `${noun}_${ALPHABET.charAt(first & 7)}${rest.map((byte) => ALPHABET.charAt(byte & 31)).join("")}`;
}

export function schema(noun: string) {
  const shape = new RegExp(`^${noun}_[0-7][0-9A-HJKMNP-TV-Z]{25}$`);
  return v.pipe(v.string(), v.regex(shape, `${noun}_id`));
}

/** The tenant's id has no prefix: it leads every key of the table and has a fixed length. */
export const Firm = v.pipe(v.string(), v.regex(ULID, "firm_id"));

export function createFirm(): string {
  return ulid();
}

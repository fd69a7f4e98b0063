import { open, PLATFORM } from "../db/platform.ts";
import { DomainError, hash, now, plusMinutes } from "../kernel/index.ts";
import { RateCounters } from "./platform.table.ts";

export interface Limit {
  /** What is limited: `signIn.address`, `token`, `enrolment`. */
  name: string;
  max: number;
  minutes: number;
}

/**
 * Counts one try of `who` (an address, an IP: kept as a hash) and refuses past the limit with 429. When the table
 * cannot count, the try is refused too: a limit that fails open is none.
 */
export async function limit({ name, max, minutes }: Limit, who: string): Promise<void> {
  const at = Math.floor(Date.parse(now()) / (minutes * 60_000));
  const key = { bucket: `${name}.${hash(who).slice(0, 22)}`, window: String(at) };
  const expiresAt = plusMinutes(now(), minutes * 2);
  const platform = open(PLATFORM);
  const more = () =>
    platform.write({ counter: RateCounters.update(key, { add: { count: 1 } }).ifBelow({ count: max }) }, {});
  // Most tries are none of the first: each refused write is paid for too.
  if (!(await more()).refused) return;
  const first = await platform.write({ counter: RateCounters.create({ ...key, count: 1, expiresAt }) }, {});
  if (!first.refused || !(await more()).refused) return;
  throw new DomainError("limited", "rate.limited", "Too many tries: wait a few minutes");
}

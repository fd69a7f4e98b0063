import { now, plusMinutes } from "../kernel/index.ts";
import { findPage } from "./attempt.ts";
import { findAway } from "./away.ts";
import { converge } from "./converge.ts";
import { isUndecided, load } from "./state.ts";

const FIRST_LOOK_MINUTES = 10;
const DEBIT_LOOK_MINUTES = 6 * 60;

/** When an attempt is looked at again whatever events said; undefined when its end is known. */
export async function nextLook(input: { invoiceID: string; attemptID: string }): Promise<string | undefined> {
  const { attempts } = await load(input.invoiceID);
  const attempt = attempts.find((one) => one.attemptID === input.attemptID);
  if (!attempt || !isUndecided(attempt)) return undefined;
  const at = now();
  if (attempt.status === "processing") return plusMinutes(at, DEBIT_LOOK_MINUTES);
  const first = plusMinutes(attempt.createdAt, FIRST_LOOK_MINUTES);
  if (first > at) return first;
  const end = plusMinutes(attempt.expiresAt, 1);
  return end > at ? end : plusMinutes(at, FIRST_LOOK_MINUTES);
}

/** Says of an attempt what a lost event would have said, and when to look again. */
export async function reconcile(input: { invoiceID: string; attemptID: string }): Promise<string | undefined> {
  await findPage(input);
  await findAway(input);
  await converge(input);
  return nextLook(input);
}

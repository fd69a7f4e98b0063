import { momentShort } from "../../format/date.ts";
import { words } from "../../messages/signing.ts";
import type { Cell, Person } from "./signing.data.ts";

/** Names as attendance sheets write them. */
export const nameOf = ({ given, family }: Pick<Person, "given" | "family">): string =>
  `${family.toLocaleUpperCase("fr")} ${given}`;

/** `Signé hier, 9 h 05`, `Excusé`, `15 min de retard`. */
export function saidOf({ state, signature, lateMinutes }: Cell): string {
  if (state === "signed" && signature) {
    const at = signature.method === "paper" ? words().onPaper : words().signedAt(momentShort(signature.at));
    return lateMinutes ? `${at}, ${words().late(lateMinutes)}` : at;
  }
  return state === "late" && lateMinutes ? words().late(lateMinutes) : words().state[state];
}

export function toneOf({ state }: Cell): "good" | "wait" | "neutral" {
  if (state === "awaited") return "wait";
  return state === "absent" || state === "excused" ? "neutral" : "good";
}

import * as v from "valibot";
import { DomainError } from "../kernel/index.ts";
import type { Organization } from "../organization/index.ts";
import type { Stored } from "./row.ts";

/** Days between the issue and the day to pay by: below 0 it would fall before the issue. */
export const TermInput = v.object({
  days: v.pipe(
    v.number(),
    v.integer("integer"),
    v.minValue(0, "invoice.due_before_issue"),
    v.maxValue(60, "invoice.term_long"),
  ),
  endOfMonth: v.boolean(),
});

/** What a public body has by law; thirty days for the others where nothing is agreed (Code de commerce L441-10). */
export function termOf(publicBody: Organization.Info["publicBody"]): Stored["term"] {
  return { days: publicBody?.isHospital ? 50 : 30, endOfMonth: false };
}

export function isSameTerm(one: Stored["term"], other: Stored["term"]): boolean {
  return one.days === other.days && one.endOfMonth === other.endOfMonth;
}

/**
 * Refuses a term beyond the law's: sixty days, or forty-five to the end of the month (Code de commerce L441-10); of a
 * public body thirty, fifty for a hospital (CCP R2192-10 and 11).
 */
export function assertTerm({ days, endOfMonth }: Stored["term"], publicBody: Organization.Info["publicBody"]): void {
  if (publicBody && (days > termOf(publicBody).days || endOfMonth)) throw refused("invoice.term_public");
  if (days > (endOfMonth ? 45 : 60)) throw refused("invoice.term_long");
}

function refused(code: string): DomainError {
  const message = "This buyer pays sooner by law";
  return new DomainError("input", code, message, [{ path: "term.days", code }]);
}

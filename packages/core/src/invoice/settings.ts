import * as v from "valibot";
import { db } from "../db/index.ts";
import { Actor, DomainError, fn, line, now, Rev, type Row, refusedField, text } from "../kernel/index.ts";
import { InvoiceCounters, InvoiceSettings } from "./invoice.table.ts";
import { CREDIT_SERIES, NUMBERING, patternProblem, SERIES, yearsAt } from "./number.ts";

export type Settings = Omit<Row<typeof InvoiceSettings>, "rev">;

/** Three steps, in words of ours until the firm writes its own. */
export const UNCHOSEN: Settings & { rev: number } = {
  rev: 0,
  ...NUMBERING,
  lockedAt: null,
  vatOnDebits: false,
  legalForm: null,
  registration: null,
  reminders: [7, 21, 45].map((afterDays) => ({ afterDays, fr: null, en: null })),
  remindersOn: false,
};

const Input = v.object({
  pattern: v.pipe(v.string(), v.trim(), v.minLength(1, "required"), v.maxLength(60, "too_long")),
  restart: v.picklist(["yearly", "never"]),
  vatOnDebits: v.boolean(),
  legalForm: v.nullable(line(120)),
  registration: v.nullable(line(120)),
  remindersOn: v.boolean(),
  reminders: v.pipe(
    v.array(
      v.object({
        afterDays: v.pipe(v.number(), v.integer("days"), v.minValue(1, "days"), v.maxValue(365, "days")),
        fr: v.nullable(text(1_500)),
        en: v.nullable(text(1_500)),
      }),
    ),
    v.maxLength(3, "too_many"),
    v.check(
      (steps) => steps.every((step, at) => at === 0 || step.afterDays > (steps[at - 1]?.afterDays ?? 0)),
      "order",
    ),
  ),
  /** 0 while nothing was ever set. */
  rev: Rev,
});

/** The firm's ways of invoicing, ours while it chose none; asks for no role. */
export async function settingsNow(): Promise<Settings & { rev: number }> {
  return (await db().get(InvoiceSettings, {})) ?? UNCHOSEN;
}

export const settings = fn("invoice.settings", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  return settingsNow();
});

/**
 * Changes the ways of invoicing. The pattern of numbers is chosen once: refused (`invoice.numbering_locked`) as soon as a
 * document bears a number.
 */
export const setUp = fn("invoice.setUp", Input, async ({ rev, ...input }) => {
  Actor.assertRole("owner", "manager");
  const before = await settingsNow();
  if (before.pattern !== input.pattern || before.restart !== input.restart) {
    const problem = patternProblem(input);
    if (problem) throw refusedField("pattern", `invoice.${problem}`, "This pattern does not make invoice numbers");
    await assertUnused(before);
  }
  const row = { ...before, ...input, rev };
  const operation = rev === 0 ? InvoiceSettings.create(row) : InvoiceSettings.replace(row);
  const written = await db().write({ settings: operation }, { rev: rev + 1 });
  if (written.refused) throw new DomainError("conflict", "invoice.changed_meanwhile", "Someone changed this meanwhile");
  return written.answer;
});

async function assertUnused({ lockedAt, rev }: Settings & { rev: number }): Promise<void> {
  if (!lockedAt && rev > 0) return;
  const years = [...yearsAt(now(), "UTC"), "all"];
  const counters = await db().gets(
    [SERIES, CREDIT_SERIES].flatMap((series) =>
      years.map((year) => ({ entity: InvoiceCounters, key: { series, year } })),
    ),
  );
  if (!lockedAt && counters[0]?.every((one) => one === undefined)) return;
  throw new DomainError("conflict", "invoice.numbering_locked", "Documents bear numbers of this pattern already");
}

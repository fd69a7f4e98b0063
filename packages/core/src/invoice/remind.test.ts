import { expect, it } from "vitest";
import { reminding } from "./remind.ts";
import type { Stored } from "./row.ts";

const due = { kind: "standard", status: "issued", gross: 84_000, prepaid: 0, creditedGross: 0, paid: 0 };
const invoice = (over: Partial<Stored> = {}) => ({ ...due, dueOn: "2026-11-01", ...over }) as Stored;
const steps = [7, 21, 45].map((afterDays) => ({ afterDays, fr: null, en: null }));
const settings = { remindersOn: true, reminders: steps };

it.each([
  ["waits for its day", invoice(), 1, "2026-11-07", { kind: "wait", dueAt: "2026-11-08T07:00:00.000Z" }],
  ["is sent on its day", invoice(), 1, "2026-11-08", { kind: "send" }],
  ["is sent for what is left", invoice({ paid: 1 }), 2, "2026-11-30", { kind: "send" }],
  ["stops when paid", invoice({ paid: 84_000 }), 1, "2026-11-30", { kind: "stop" }],
  ["stops when credited", invoice({ creditedGross: 84_000 }), 1, "2026-11-30", { kind: "stop" }],
  ["stops when the seat was given up", invoice({ lapsedAt: "x" }), 1, "2026-11-30", { kind: "stop" }],
  ["awaits a debit", invoice({ debitedAt: "x" }), 1, "2026-11-30", { kind: "wait", dueAt: "2026-12-03T07:00:00.000Z" }],
  ["ends after the last step", invoice(), 4, "2027-11-30", { kind: "stop" }],
] as const)("a reminder %s", (_, given, step, today, what) => {
  expect(reminding(given, { step, settings, today })).toMatchObject(what);
});

it("no reminder leaves a firm that has not asked for them", () => {
  const off = { ...settings, remindersOn: false };
  expect(reminding(invoice(), { step: 1, settings: off, today: "2026-12-30" })).toEqual({ kind: "stop" });
});

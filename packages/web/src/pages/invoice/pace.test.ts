import { expect, test } from "vitest";
import { pace } from "./pace.ts";

const now = Date.parse("2026-11-22T10:00:00.000Z");
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const invoice = { status: "issued", due: 84_000, hasPDF: true, issuedAt: ago(60) };
const attempt = (status: string, minutes: number) => ({ status, createdAt: ago(minutes) });
const after = (status: string, minutes: number) => pace({ invoice, attempts: [attempt(status, minutes)] }, now);

test("while a payment is expected, the invoice is asked twice a second, so that the second is kept", () => {
  for (const status of ["created", "open", "processing"]) {
    for (const minutes of [0, 1, 9]) expect(after(status, minutes)).toBeLessThanOrEqual(500);
  }
});

test("a payer who takes his time is awaited for as long as a page of half an hour lasts, then rarely", () => {
  expect(after("open", 11)).toBeLessThanOrEqual(1_000);
  expect(after("open", 34)).toBeLessThanOrEqual(1_000);
  expect(after("open", 36)).toBeGreaterThan(10_000);
  expect(after("processing", 11)).toBeGreaterThan(10_000);
});

test("an attempt that has ended expects nothing more", () => {
  const attempts = [attempt("failed", 1), attempt("expired", 1)];
  expect(pace({ invoice, attempts }, now)).toBe(2_000);
  expect(pace({ invoice: { ...invoice, status: "paid", due: 0 }, attempts: [attempt("succeeded", 1)] }, now)).toBe(
    false,
  );
});

test("a PDF that is being drawn is waited for; a draft and nothing at all are not", () => {
  const fresh = { ...invoice, hasPDF: false, issuedAt: ago(0) };
  expect(pace({ invoice: fresh, attempts: [] }, now)).toBeLessThanOrEqual(1_000);
  expect(pace({ invoice: { ...fresh, status: "draft", issuedAt: null }, attempts: [] }, now)).toBe(false);
  expect(pace(undefined, now)).toBe(false);
});

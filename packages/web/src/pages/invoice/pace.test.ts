import { expect, test } from "vitest";
import { pace } from "./pace.ts";

const now = Date.parse("2026-11-22T10:00:00.000Z");
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const invoice = { status: "issued", due: 84_000, hasPDF: true, issuedAt: ago(60) };
const attempt = (status: string, minutes: number) => ({ status, createdAt: ago(minutes) });

test("while the payer is on his page, the invoice is asked every second, for some minutes", () => {
  expect(pace({ invoice, attempts: [attempt("open", 1)] }, now)).toBe(1_000);
  expect(pace({ invoice, attempts: [attempt("processing", 4)] }, now)).toBe(1_000);
  expect(pace({ invoice, attempts: [attempt("processing", 6)] }, now)).toBeGreaterThan(10_000);
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
  expect(pace({ invoice: fresh, attempts: [] }, now)).toBe(1_000);
  expect(pace({ invoice: { ...fresh, status: "draft", issuedAt: null }, attempts: [] }, now)).toBe(false);
  expect(pace(undefined, now)).toBe(false);
});

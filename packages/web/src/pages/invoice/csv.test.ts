import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";
import type { Card } from "./invoice.data.ts";

const card = (over: Partial<Card>) =>
  ({
    kind: "standard",
    number: "F-2026-0001",
    buyerName: "A",
    object: "O",
    issuedOn: null,
    dueOn: null,
    gross: 84_050,
    paid: 5,
    due: 0,
    ...over,
  }) as Card;

test("a spreadsheet reads the file as French people write, and runs nothing of it", () => {
  const text = csvOf(
    [card({ buyerName: "=cmd|' /C calc'!A0", object: 'Une "place"; deux' })],
    ["N", "C"],
    () => "Payée",
  );
  expect(text).toBe(`\uFEFFN;C\r\nF-2026-0001;'=cmd|' /C calc'!A0;"Une ""place""; deux";;;840,50;0,05;0,00;Payée\r\n`);
});

import { expect, test } from "vitest";
import { boundsOf, monthOf, monthsFrom, plusMonths } from "./period.ts";

test("three months go over the end of a year", () => {
  expect(monthsFrom("2026-11")).toEqual(["2026-11", "2026-12", "2027-01"]);
  expect(plusMonths("2027-01", -3)).toBe("2026-10");
});

test("a period begins and ends at midnight on the firm's wall, in winter and in summer", () => {
  expect(boundsOf("2026-11", "Europe/Paris")).toEqual({
    from: "2026-10-31T23:00:00.000Z",
    to: "2027-01-31T22:59:59.999Z",
  });
  expect(boundsOf("2027-05", "Europe/Paris").from).toBe("2027-04-30T22:00:00.000Z");
});

test.each(["", "2026-13", "hier", "1999-01"])("an address that says %s shows this month", (asked) => {
  expect(monthOf(asked, "2026-11-22T02:00:00.000Z")).toBe("2026-11");
});

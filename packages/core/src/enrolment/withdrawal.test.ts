import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWorkingDay, plusDays } from "../kernel/index.ts";
import { collectableFrom, firstPaymentMost, mayWithdraw, withdrawalPeriod } from "./withdrawal.ts";

const inPerson = (signedOn: string) => ({ signedOn, atDistance: false });
const atDistance = (signedOn: string) => ({ signedOn, atDistance: true });

describe("the withdrawal period of an individual", () => {
  it("lasts ten days from the day after signature, fourteen at a distance", () => {
    expect(withdrawalPeriod(inPerson("2026-11-02"))).toEqual({
      days: 10,
      startsOn: "2026-11-03",
      endsOn: "2026-11-12",
    });
    expect(withdrawalPeriod(atDistance("2026-11-03"))).toEqual({
      days: 14,
      startsOn: "2026-11-04",
      endsOn: "2026-11-17",
    });
  });

  it("at a distance is prolonged over a Saturday, a Sunday and a public holiday to the next working day", () => {
    expect(withdrawalPeriod(atDistance("2026-10-31")).endsOn).toBe("2026-11-16");
    expect(withdrawalPeriod(atDistance("2026-10-28")).endsOn).toBe("2026-11-12");
    // Friday 25 December, then a week-end; New Year's Day, then one.
    expect(withdrawalPeriod(atDistance("2026-12-11")).endsOn).toBe("2026-12-28");
    expect(withdrawalPeriod(atDistance("2026-12-18")).endsOn).toBe("2027-01-04");
    // Easter week-end and its Monday.
    expect(withdrawalPeriod(atDistance("2026-03-21")).endsOn).toBe("2026-04-07");
  });

  it("counts calendar days where the clocks change", () => {
    expect(withdrawalPeriod(atDistance("2027-03-25")).endsOn).toBe("2027-04-08");
    expect(withdrawalPeriod(atDistance("2027-10-25")).endsOn).toBe("2027-11-08");
  });

  it("signed together lasts ten days, whatever day the tenth is", () => {
    expect(withdrawalPeriod(inPerson("2026-11-04")).endsOn).toBe("2026-11-14");
    expect(withdrawalPeriod(inPerson("2026-11-01")).endsOn).toBe("2026-11-11");
    expect(withdrawalPeriod(inPerson("2026-12-24")).endsOn).toBe("2027-01-03");
  });

  it("lets nothing be collected before the day after it ends", () => {
    expect(collectableFrom(inPerson("2026-11-02"))).toBe("2026-11-13");
    expect(mayWithdraw(inPerson("2026-11-02"), "2026-11-12")).toBe(true);
    expect(mayWithdraw(inPerson("2026-11-02"), "2026-11-13")).toBe(false);
    expect(mayWithdraw(inPerson("2026-11-02"), "2026-11-01")).toBe(false);
  });

  it("never ends early and, at a distance, always on a working day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_650 }), fc.boolean(), (days, distance) => {
        const contract = { signedOn: plusDays("2026-01-01", days), atDistance: distance };
        const period = withdrawalPeriod(contract);
        expect(!distance || isWorkingDay(period.endsOn)).toBe(true);
        expect(period.endsOn >= plusDays(contract.signedOn, period.days)).toBe(true);
        expect(period.endsOn <= plusDays(contract.signedOn, period.days + 4)).toBe(true);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it("asks at most 30 %, to the cent", () => {
    expect([84_000, 101, 3, 0].map(firstPaymentMost)).toEqual([25_200, 30, 0, 0]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db, rowsOf } from "../db/index.ts";
import { Calendar } from "../firm/index.ts";
import { ID, plusMinutes } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { openTable } from "../testing/open.ts";
import { clashOf, type Slot } from "./clash.ts";
import { occupied } from "./coach-day.ts";
import { as, type House, house, opening } from "./fixture.ts";
import { Cycle, type SessionInfo } from "./index.ts";
import { Sessions } from "./session.table.ts";

openTable();

const ROOM = "12 rue de l’Essai, salle Nord";
const setUp = (more: Partial<Parameters<typeof Calendar.write>[0]> = {}) =>
  Calendar.write({ holidays: "none", spans: [], rooms: [ROOM], travelMinutes: 60, rev: 0, ...more });

/** A group of one coach at one hour and place: a kickoff, two sessions and a review four weeks apart. */
const group = (coachID: string, startsAt: string, place: string | null, more: object = {}) =>
  Cycle.open(opening(coachID, { place, startsAt: cycleFrom(startsAt), ...more }));
const cycleFrom = (first: string) => [0, 1, 2, 3].map((turn) => plusMinutes(first, turn * 28 * 24 * 60));

const planned = async (): Promise<SessionInfo[]> => {
  const { items } = await db().query({ pk: ["SESSIONS"], index: "g1", between: ["2026", "2028"], limit: 400 });
  return rowsOf(Sessions, items);
};
const back = { modality: "onsite" as const, place: ROOM };

async function coachesOf(count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    memberID: ID.create("member"),
    email: `coach${index}@exemple.fr`,
    name: `Coach ${index}`,
    roles: ["coach" as const],
    status: "active" as const,
    invitedAt: "2026-01-01T00:00:00.000Z",
  }));
  for (let from = 0; from < count; from += 30) {
    await db().write({ coaches: rows.slice(from, from + 30).map((row) => Members.create(row)) }, {});
  }
  return rows.map(({ memberID }) => memberID);
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error) => error.code,
  );
const at = "2026-09-08T07:00:00.000Z";

describe("a room that the firm names", () => {
  it("holds one session at a time, among fifty who book it at once", async () => {
    const firm = await house();
    await as(firm, async () => {
      await setUp();
      const coaches = await coachesOf(50);
      const codes = await Promise.all(coaches.map((coachID) => refusal(group(coachID, at, ROOM.toUpperCase()))));
      expect(codes.filter((code) => code === "done")).toHaveLength(1);
      expect(new Set(codes)).toEqual(new Set(["done", "session.room_busy"]));
      expect(await planned()).toHaveLength(4);
    });
  }, 60_000);

  it("refuses another coach's session by its date, and takes it once the first has left", async () => {
    const firm = await house();
    await as(firm, async () => {
      await setUp({ travelMinutes: 0 });
      const { cohortID } = await group(firm.coachID, at, ROOM);
      const [other = "", third = ""] = await coachesOf(2);
      const wanted = () => group(other, plusMinutes(at, 60), " 12 RUE de l'essai,  salle nord");
      await expect(wanted()).rejects.toMatchObject({
        code: "session.room_busy",
        fields: [{ path: "startsAt.0", code: "session.room_busy" }],
      });
      expect(await refusal(group(other, plusMinutes(at, 60), "Salle Sud"))).toBe("done");
      const { cycle } = opening(third);
      const shown = await Cycle.preview({ coachID: third, place: ROOM, cycle, startsAt: [at] });
      expect(shown.sessions[0]?.conflict).toBe("room");
      expect((await Cycle.preview({ coachID: third, place: ROOM, cycle })).sessions[0]?.reason).toBe("room");
      await Cycle.edit({ cohortID, name: "Ailleurs", priceNet: 1, modality: "remote", openToVisitors: false });
      expect(await refusal(group(third, plusMinutes(at, 60), ROOM))).toBe("done");
      expect(await refusal(Cycle.edit({ cohortID, name: "Ici", priceNet: 1, ...back, openToVisitors: false }))).toBe(
        "session.room_busy",
      );
    });
  });
});

describe("a coach", () => {
  it("leads one session at a time, among fifty who book his hour at once", async () => {
    const firm = await house();
    await as(firm, async () => {
      await setUp({ rooms: [] });
      const wanted = Array.from({ length: 50 }, (_, turn) => refusal(group(firm.coachID, at, `Salle ${turn}`)));
      const codes = await Promise.all(wanted);
      expect(codes.filter((code) => code === "done")).toHaveLength(1);
      expect(new Set(codes)).toEqual(new Set(["done", "session.coach_busy"]));
      expect(await planned()).toHaveLength(4);
    });
  }, 60_000);

  it("has the time to go from one place to another, and none is asked for a session by video", async () => {
    const firm = await house();
    await as(firm, async () => {
      await setUp();
      await group(firm.coachID, at, "Lyon");
      const later = (minutes: number) => plusMinutes(at, 180 + minutes);
      expect(await refusal(group(firm.coachID, later(40), "Paris"))).toBe("session.travel_short");
      const { cycle } = opening(firm.coachID);
      const preview = (place: string) => Cycle.preview({ coachID: firm.coachID, place, cycle, startsAt: [later(40)] });
      expect((await preview("Paris")).sessions[0]?.conflict).toBe("travel");
      expect((await preview("LYON")).sessions[0]?.conflict).toBeNull();
      const remote = { modality: "remote", link: "https://visio.exemple.fr/1" };
      expect(await refusal(group(firm.coachID, later(40), null, remote))).toBe("done");
    });
  });

  it("is never twice somewhere nor on his way, whatever is booked in whatever order", () => {
    const slot = fc.record({
      hour: fc.integer({ min: 0, max: 200 }),
      minutes: fc.integer({ min: 30, max: 480 }),
      place: fc.constantFrom(null, "A", "B"),
    });
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 20 }), fc.constantFrom(0, 45, 240), (wanted, travel) => {
        let days: ReturnType<typeof occupied> = [];
        for (const [index, { hour, minutes, place }] of wanted.entries()) {
          const startsAt = plusMinutes("2026-03-28T00:00:00.000Z", hour * 30);
          const add: Slot[] = [{ sessionID: `ses_${index}`, startsAt, minutes, place }];
          try {
            const changed = occupied(days, "mem_1", { add, drop: [] }, travel);
            days = [...days.filter(({ day }) => changed.every((row) => row.day !== day)), ...changed];
          } catch {}
        }
        const booked = [...new Map(days.flatMap(({ busy }) => busy).map((one) => [one.sessionID, one])).values()];
        for (const one of booked) {
          expect(
            clashOf(
              one,
              booked.filter((other) => other !== one),
              travel,
            ),
          ).toBeUndefined();
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe("the length of a session", () => {
  it("is warned of when one topic does not fit, and refused beyond a working day", async () => {
    const firm = await house();
    await as(firm, async () => {
      const { coachID, cycle } = opening(firm.coachID);
      const lasting = (regular: number) =>
        Cycle.preview({ coachID, cycle: { ...cycle, minutes: { kickoff: 180, regular, review: 180 } } });
      expect((await lasting(90)).short).toBe(115);
      expect((await lasting(115)).short).toBeNull();
      await expect(lasting(540)).rejects.toMatchObject({
        fields: [{ path: "cycle.minutes.regular", code: "minutes" }],
      });
    });
  });
});

describe("the firm's calendar", () => {
  it("shifts the dates of a cycle with the name of the span that is kept free", async () => {
    const firm = await house();
    await as(firm, async () => {
      const spans = [
        { name: "Vacances de la Toussaint", from: "2026-10-05", to: "2026-10-11" },
        { name: "Été", from: "2026-07-01", to: "2026-08-31" },
      ];
      expect(await setUp({ spans })).toEqual({ rev: 1 });
      expect((await Calendar.read({})).spans.map(({ name }) => name)).toEqual(["Été", "Vacances de la Toussaint"]);
      const { coachID, cycle } = opening(firm.coachID);
      const { sessions } = await Cycle.preview({ coachID, cycle });
      expect(sessions[1]).toMatchObject({
        shiftedFrom: "2026-10-06",
        reason: "vacation",
        span: "Vacances de la Toussaint",
        startsAt: "2026-10-13T07:00:00.000Z",
      });
    });
  });

  it("refuses a span that ends before it starts, a room named twice and an overwritten change, by name", async () => {
    const firm: House = await house();
    await as(firm, async () => {
      const spans = [{ name: "À l’envers", from: "2026-10-11", to: "2026-10-05" }];
      await expect(setUp({ spans })).rejects.toMatchObject({
        fields: [{ path: "spans.0.to", code: "calendar.span_order" }],
      });
      await expect(setUp({ rooms: ["Salle", "SALLE "] })).rejects.toMatchObject({
        fields: [{ path: "rooms.1", code: "calendar.room_twice" }],
      });
      await setUp();
      await expect(setUp()).rejects.toMatchObject({ code: "calendar.changed_meanwhile" });
      expect(await refusal(setUp({ rev: 1, travelMinutes: 241 }))).toBe("input.invalid");
    });
  });
});

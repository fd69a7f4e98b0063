import { expect, test } from "vitest";
import { roomDoorOf, roomOpensAt } from "./room-door.ts";

const session = { startsAt: "2026-11-22T09:00:00.000Z", minutes: 180 };
const at = (hour: string) => Date.parse(`2026-11-22T${hour}:00.000Z`);

test.each([
  ["2026-11-21T20:00:00.000Z", undefined],
  ["2026-11-21T21:30:00.000Z", "early"],
  ["2026-11-22T08:29:00.000Z", "early"],
  ["2026-11-22T08:30:00.000Z", "now"],
  ["2026-11-22T13:00:00.000Z", "now"],
  ["2026-11-23T09:00:00.000Z", "after"],
  ["2026-11-30T09:00:00.000Z", undefined],
])("at %s the way into the room is %s", (now, door) => expect(roomDoorOf(session, Date.parse(now))).toBe(door));

test("a session that was held is read again, one that was cancelled has no room", () => {
  expect(roomDoorOf({ ...session, status: "held" }, at("10:00"))).toBe("after");
  expect(roomDoorOf({ ...session, status: "cancelled" }, at("10:00"))).toBeUndefined();
});

test("people are asked in half an hour before", () => expect(roomOpensAt(session)).toBe("2026-11-22T08:30:00.000Z"));

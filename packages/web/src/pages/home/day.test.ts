import { expect, test } from "vitest";
import { nextOfCard } from "./day.ts";

const at = (startsAt: string) => ({
  sessionID: `session_${startsAt}`,
  startsAt,
  minutes: 180,
  zone: "Europe/Paris",
  kind: "regular",
});

test("a session that passed unmarked hides none of those that come", () => {
  const card = {
    nextSession: at("2026-11-10T08:00:00.000Z"),
    following: [at("2026-12-08T08:00:00.000Z"), at("2027-01-05T08:00:00.000Z")],
  };
  expect(nextOfCard(card, Date.parse("2026-11-22T12:00:00Z"))).toEqual(at("2026-12-08T08:00:00.000Z"));
  expect(nextOfCard({ nextSession: null, following: [] }, 0)).toBeUndefined();
});

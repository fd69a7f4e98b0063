import { expect, test } from "vitest";
import { runningOrder } from "./running-order.ts";

const steps = [30, 50].map((minutes) => ({ name: { fr: "é", en: "s" }, minutes }));

test.each([
  [115, 1, 0],
  [114, 1, -1],
  [194, 1, 79],
  [195, 2, 0],
  [210, 2, 15],
])("a working session of %i minutes holds %i topics and leaves %i", (length, topics, spare) => {
  const order = runningOrder({ kind: "consultation", steps }, length);
  expect([order.topics, order.spare]).toEqual([topics, spare]);
  expect(order.minutes + order.spare).toBe(length);
  expect(order.lines.map(({ kind }) => kind)).toEqual(["opening", "step", "step", "closing"]);
});

test("a kickoff has its own steps and no topic", () => {
  expect(runningOrder({ kind: "kickoff", steps }, 180)).toMatchObject({ topics: null, minutes: 80, spare: 100 });
});

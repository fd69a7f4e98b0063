import { expect, test } from "vitest";
import { shortOfTurns } from "./of.ts";

const person = (turns: number) => ({ personID: `p${turns}`, name: "Ana", turns });

test.each([
  [[0, 0, 0, 1], 3, 0],
  [[0, 0, 0, 1], 2, 3],
  [[1, 1], 0, 0],
  [[0, 1], 0, 1],
])("with turns %j and %i to come, %i are told that they may miss theirs", (turns, turnsLeft, short) =>
  expect(shortOfTurns({ people: turns.map(person), turnsLeft })).toBe(short),
);

import { expect, it } from "vitest";
import { frenchAll } from "./typography.ts";

it("puts no-break spaces where French wants them, in sentences and in those that are made", () => {
  const words = frenchAll({
    a: "Un « mot » : oui !",
    b: (count: number) => `${count} h ; 20 % ?`,
    c: [["x :"]],
    d: "10:30",
  });
  expect(words.a).toBe("Un «\u00a0mot\u00a0»\u00a0: oui\u202f!");
  expect(words.b(3)).toBe("3\u00a0h\u202f; 20\u00a0%\u202f?");
  expect(words.c).toEqual([["x\u00a0:"]]);
  expect(words.d).toBe("10:30");
});

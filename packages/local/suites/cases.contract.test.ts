import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = `${import.meta.dirname}/../../..`;
const CASES = 66;

/** The numbers that a test's name begins with: `case 7: …`, `cases 1, 2 and 19: …`, `cases 14 to 18: …`. */
function numbersOf(name: string): number[] {
  const said = [...name.matchAll(/\bcases? ((?:\d+(?:, | and | to )?)+):/g)].map((found) => found[1] ?? "");
  return said.flatMap((list) =>
    list.split(/, | and /).flatMap((part) => {
      const [from = 0, to = from] = part.split(" to ").map(Number);
      return Array.from({ length: to - from + 1 }, (_, at) => from + at);
    }),
  );
}

it("has a test by its number for each of the cases that money can go wrong by", () => {
  const files = globSync("packages/{core,functions,twin}/**/*.test.ts", { cwd: root, exclude: ["**/node_modules/**"] });
  const names = files.flatMap((file) =>
    [...readFileSync(`${root}/${file}`, "utf8").matchAll(/"([^"]*\bcases? \d[^"]*)"/g)].map((found) => found[1] ?? ""),
  );
  const named = new Map<number, string[]>();
  for (const name of names)
    for (const number of numbersOf(name)) named.set(number, [...(named.get(number) ?? []), name]);
  const wanted = Array.from({ length: CASES }, (_, at) => at + 1);
  console.log(wanted.map((number) => `${number}. ${named.get(number)?.join(" · ") ?? "no test"}`).join("\n"));
  expect(wanted.filter((number) => !named.has(number))).toEqual([]);
});

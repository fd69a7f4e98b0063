import { expect, it } from "vitest";
import { failuresOfPlaywright, failuresOfVitest, linesOf } from "./failures.ts";

const failed = (fullName: string, message: string) => ({ fullName, status: "failed", failureMessages: [message] });
const file = { name: "/here/packages/core/src/a.test.ts", status: "failed", message: "" };

it("names each test of vitest that failed with its file and the first line of its error, without colours", () => {
  const ran = { ...file, assertionResults: [failed(" a sum adds up", "\u001b[31mError: 1\u001b[39m\n at x"), passed] };
  expect(failuresOfVitest({ testResults: [ran] }, "/here/")).toEqual([
    { name: "packages/core/src/a.test.ts › a sum adds up", error: "Error: 1" },
  ]);
});

it("names a file that did not load, and nothing where all passed", () => {
  const unread = { ...file, message: "\nCannot find b.ts\nat y", assertionResults: [] };
  expect(failuresOfVitest({ testResults: [unread] }, "/here/")).toMatchObject([{ error: "Cannot find b.ts" }]);
  expect(failuresOfVitest({ testResults: [{ ...file, status: "passed", assertionResults: [passed] }] }, "")).toEqual(
    [],
  );
});

it("names a journey with its project and what it stands in, by its last try; what broke before any; no flaky one", () => {
  const results = [{ error: { message: "first" } }, { error: { message: "Timeout\nwaiting" } }];
  const test = { status: "unexpected", projectName: "chapter-money", results };
  const spec = { title: "pays", file: "money.spec.ts", tests: [test, { ...test, status: "flaky" }] };
  const inner = { title: "an invoice", file: "money.spec.ts", specs: [spec] };
  const suites = [{ title: "money.spec.ts", file: "money.spec.ts", suites: [inner] }];
  expect(failuresOfPlaywright({ suites, errors: [{ message: "No browser" }] })).toEqual([
    { name: "[chapter-money] money.spec.ts › an invoice › pays", error: "Timeout" },
    { name: "before any journey", error: "No browser" },
  ]);
});

it("fits the last thirty lines of a log, however many failed", () => {
  const many = Array.from({ length: 100 }, (_, at) => ({ name: `test ${at}`, error: "no" }));
  expect(linesOf(many)).toHaveLength(25);
  expect(linesOf(many).at(-1)).toContain("88 more");
  expect(linesOf(many.slice(0, 1))).toEqual(["FAIL test 0", "     no"]);
});

const passed = { fullName: "b", status: "passed", failureMessages: [] };

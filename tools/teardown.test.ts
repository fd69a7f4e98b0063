import { expect, it } from "vitest";
import { type Run, tearDown } from "./teardown.ts";

/** AWS and the two tools, as they answer for a stage; keeps what was asked. */
function account({ isProtected = false, locked = false } = {}) {
  const asked: string[] = [];
  let versions = [{ Key: "01JB/a.pdf", VersionId: "1" }, null, { Key: "01JB/a.pdf", VersionId: "2" }];
  const run: Run = (command, options, env) => {
    asked.push([...(env ? [JSON.stringify(env)] : []), command, ...options].join(" "));
    if (options[1] === "describe-stacks") return JSON.stringify(isProtected);
    if (options[1] === "list-stack-resources") return '["files","log"]';
    if (options[1] === "list-object-versions") return JSON.stringify(options[3] === "files" ? versions : null);
    if (options[1] !== "delete-objects") return "";
    if (locked) return '{"Errors":[{"Code":"AccessDenied"}]}';
    versions = [];
    return "";
  };
  return { run, asked };
}
const acts = (asked: readonly string[]) => asked.filter((one) => /remove|destroy|delete/.test(one));

it("takes a personal stage away whole: app, every version in its buckets, foundation", () => {
  const { run, asked } = account();
  expect(tearDown(["lea", "--yes"], run)).toEqual([
    "app entrepairs-lea",
    "bucket files",
    "bucket log",
    "stacks entrepairs-lea-*",
  ]);
  const [remove, empty, destroy] = acts(asked);
  expect(remove).toBe("npx sst remove --stage lea");
  expect(empty).toContain('"VersionId":"2"');
  expect(destroy).toBe('{"STAGE":"lea"} npx cdk destroy --all --force');
  for (const one of asked) expect(one).not.toContain("production");
});

it("tells what would go, and touches nothing, until it is told to", () => {
  const { run, asked } = account();
  expect(tearDown(["lea"], run)).toHaveLength(4);
  expect(acts(asked)).toEqual([]);
});

it.each([["production"], ["production-2"], ["Production"], [""], ["lea;rm"], ["--yes"]])(
  "refuses %j before it asks anything",
  (stage) => {
    const { run, asked } = account();
    expect(() => tearDown([stage, "--yes"], run)).toThrow(/never torn down|^Usage/);
    expect(asked).toEqual([]);
  },
);

it("refuses a stack that AWS protects, whatever its name, and stops before what is locked", () => {
  const kept = account({ isProtected: true });
  expect(() => tearDown(["lea", "--yes"], kept.run)).toThrow("protected from termination: nothing was touched");
  expect(acts(kept.asked)).toEqual([]);
  const locked = account({ locked: true });
  expect(() => tearDown(["lea", "--yes"], locked.run)).toThrow("locked documents");
  expect(locked.asked.some((one) => one.includes("destroy"))).toBe(false);
});

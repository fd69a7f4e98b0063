import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { FUNCTIONS } from "../infra/contract.ts";
import { SECRETS } from "../infra/preflight.ts";

const root = new URL("..", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
const pages = ["README.md", "CONTRIBUTING.md", "docs/deploy.md"] as const;
const WORKFLOW = ".github/workflows/deploy.yml";

const { questions } = (await import(new URL("smoke.mjs", import.meta.url).href)) as { questions: { path: string }[] };

/** Scripts that a text tells somebody to run. */
const named = (text: string) => [
  ...[...text.matchAll(/npm run ([a-z][a-z0-9:]*)/g)].map(([, name = ""]) => name),
  ...(/npm test\b/.test(text) ? ["test"] : []),
];

it.each([...pages, WORKFLOW, ".ci/run"])("%s names no script that is not there", (path) => {
  for (const name of named(read(path))) expect([path, name, name in scripts]).toEqual([path, name, true]);
});

it("every script starts a file that is there", () => {
  for (const [name, command] of Object.entries(scripts))
    for (const [, file = ""] of command.matchAll(/^node (\S+)/g))
      expect([name, existsSync(new URL(file, root))]).toEqual([name, true]);
});

it.each(pages)("%s links to files that are there", (path) => {
  const here = new URL(path, root);
  for (const [, link = ""] of read(path).matchAll(/\]\((?!https?:)([^)#]+)/g))
    expect([link, existsSync(fileURLToPath(new URL(link, here)))]).toEqual([link, true]);
});

it("each exercise of the game day says which test runs it here, or what only an account shows", () => {
  const [, table = ""] = /## A game day([\s\S]*?)\n## /.exec(read("docs/deploy.md")) ?? [];
  const rows = table.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| on the stage"));
  expect(rows.length).toBeGreaterThan(9);
  const files = globSync("packages/*/{src,suites,e2e}/**/*.ts", { cwd: fileURLToPath(root) }).concat(
    globSync("tools/*.ts", { cwd: fileURLToPath(root) }),
  );
  for (const row of rows) {
    const tests = [...row.matchAll(/`([\w.-]+\.ts)`/g)].map(([, name = ""]) => name);
    expect([row, tests.length > 0 || row.includes("only an account")]).toEqual([row, true]);
    for (const name of tests) expect([name, files.some((path) => path.endsWith(`/${name}`))]).toEqual([name, true]);
  }
});

it("the runbook names what the stage has: its functions, its secrets, its queues", () => {
  const text = read("docs/deploy.md");
  const functions = [...text.matchAll(/entrepairs-STAGE-([a-z]+)|\/entrepairs\/STAGE\/([a-z]+)/g)];
  expect(functions.length).toBeGreaterThan(1);
  for (const [, one, other] of functions) expect(FUNCTIONS).toContain(one ?? other);
  for (const name of SECRETS) expect(text).toContain(`\`${name}\``);
  const work = read("infra/app/work.ts");
  for (const name of ["JobsDead", "Jobs", "OutboxStream", "JobsQueue"]) {
    expect(work).toContain(`"${name}"`);
  }
});

interface Step {
  uses?: string;
  run?: string;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Record<string, unknown> & { steps: Step[]; needs?: string; permissions?: object }>;
}

it("the workflow checks, tests, and deploys only what passed, when somebody asks, without a key", () => {
  const text = read(WORKFLOW);
  const { on, permissions, jobs } = parse(text) as Workflow;
  expect(Object.keys(on).sort()).toEqual(["pull_request", "push", "workflow_dispatch"]);
  expect(permissions).toEqual({ contents: "read" });
  const runs = (name: string) => jobs[name]?.steps.flatMap(({ run }) => run ?? []) ?? [];
  expect(runs("check")).toEqual(["npm ci", "npm test", "npm run test:cloud"]);
  expect(jobs.deploy).toMatchObject({
    if: "github.event_name == 'workflow_dispatch'",
    needs: "check",
    environment: expect.stringContaining("inputs.stage"),
    permissions: { contents: "read", "id-token": "write" },
  });
  const order = ["npm ci", "npm run build && npm run build:cloud", "sst diff", "sst deploy", "npm run smoke"];
  expect(runs("deploy").map((run, at) => run.includes(order[at] ?? "?"))).toEqual(order.map(() => true));
  // A word of somebody's pull request must not become a command: what is typed comes by the environment.
  for (const run of [...runs("check"), ...runs("deploy")]) expect(run).not.toMatch(/\$\{\{ *(github|inputs)\./);
  expect(text).not.toMatch(/secrets\.|AWS_SECRET/);
  for (const { steps } of Object.values(jobs))
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
});

it("the smoke asks pages, doors and files of every function that answers", () => {
  const paths = questions.map(({ path }) => path.split("/")[1]);
  for (const first of ["", "app", "s", "api", "room", "webhook", "payer"]) expect(paths).toContain(first);
});

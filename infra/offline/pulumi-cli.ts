import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { CONTRACT_VERSION } from "../contract.ts";
import { mocks, publishedBy, type Registered } from "./mocks.ts";
import { run } from "./pulumi.ts";

/**
 * Stands in for Pulumi's own CLI, which the CLI of SST calls: `stack init` leaves an empty state, `preview` runs the
 * program that SST bundled under mocks and tells what would be created. Needs no account, no network, no provider.
 */
const [command = "", second = "", third = ""] = process.argv.slice(2);
const option = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? "";

if (command === "version") {
  process.stdout.write("v3.215.0\n");
} else if (command === "stack" && second === "init") {
  const [, app = "", stage = ""] = third.split("/");
  mkdirSync(`.pulumi/stacks/${app}`, { recursive: true });
  const latest = { manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" }, resources: [] };
  writeFileSync(
    `.pulumi/stacks/${app}/${stage}.json`,
    JSON.stringify({ version: 3, checkpoint: { stack: third, latest } }),
  );
} else {
  await preview();
}

async function preview(): Promise<never> {
  const main = /main: (.*)/.exec(readFileSync("Pulumi.yaml", "utf8"))?.[1]?.trim() ?? "";
  const [, app = "", stage = ""] = option("--stack").split("/");
  let sequence = 0;
  let count = 0;
  const tell = (event: object) =>
    appendFileSync(option("--event-log"), `${JSON.stringify({ sequence: sequence++, timestamp: 0, ...event })}\n`);
  const created = ({ type, name, custom, id }: Registered) => {
    if (id) return;
    count++;
    const urn = `urn:pulumi:${stage}::${app}::${type}::${name}`;
    const made = { type, urn, custom: custom ?? false, id: "", parent: "", inputs: {}, outputs: {}, provider: "" };
    const metadata = { op: "create", urn, type, old: null, new: made, keys: null, diffs: null, provider: "" };
    tell({ resourcePreEvent: { metadata, planning: true } });
    tell({ resOutputsEvent: { metadata, planning: true } });
  };
  const { thrown } = await run({
    beside: main,
    app,
    stage,
    preview: true,
    mocks: mocks({ onResource: created, parameters: publishedBy(CONTRACT_VERSION) }),
    program: () => import(pathToFileURL(main).href) as Promise<{ default: unknown }>,
    count: () => count,
  });
  for (const message of thrown) tell({ diagnosticEvent: { urn: "", message, color: "never", severity: "error" } });
  tell({
    summaryEvent: { maybeCorrupt: false, durationSeconds: 0, resourceChanges: { create: count }, PolicyPacks: {} },
  });
  return process.exit(thrown.length > 0 ? 1 : 0);
}

import { spawn } from "node:child_process";
import { chmodSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startAws } from "./aws.ts";
import { secretsOf } from "./secrets.ts";

/**
 * node infra/offline/diff.ts STAGE: the real `sst diff`, with its own reading of the configuration, its bundling and its
 * plan, against stand-ins of AWS and of Pulumi's CLI. Prints what it says; exit code 1 when it fails or plans nothing.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const [stage = "test"] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), "sst-home-"));
const bin = join(home, ".config/sst/bin");
mkdirSync(bin, { recursive: true });
const stand = join(bin, "pulumi");
const cli = fileURLToPath(new URL("./pulumi-cli.ts", import.meta.url));
writeFileSync(stand, `#!/bin/sh\nexec "${process.execPath}" --no-warnings "${cli}" "$@"\n`);
chmodSync(stand, 0o755);

const aws = await startAws();
// On a stage that is not deployed the CLI empties this file, and puts one into each package.
const types = join(root, "sst-env.d.ts");
const before = readFileSync(types);
const child = spawn(process.execPath, [join(root, "node_modules/sst/bin/sst.mjs"), "diff", "--stage", stage], {
  cwd: root,
  stdio: ["ignore", "pipe", "pipe"],
  env: {
    PATH: process.env.PATH,
    HOME: home,
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: "offline",
    AWS_SECRET_ACCESS_KEY: "offline",
    AWS_REGION: "eu-west-3",
    AWS_EC2_METADATA_DISABLED: "true",
    SST_SKIP_DEPENDENCY_CHECK: "1",
    SST_NO_BUN: "1",
    STAGE_SETTINGS: "infra/settings.example.json",
    SST_TELEMETRY_DISABLED: "1",
    NO_COLOR: "1",
    ...Object.fromEntries(Object.entries(secretsOf(stage)).map(([name, value]) => [`SST_SECRET_${name}`, value])),
  },
});
let said = "";
for (const stream of [child.stdout, child.stderr])
  stream.on("data", (chunk) => {
    said += String(chunk);
  });
const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
aws.close();
writeFileSync(types, before);
for (const copy of globSync("{infra,packages,tools}/**/sst-env.d.ts", { cwd: root, exclude: ["**/node_modules"] }))
  rmSync(join(root, copy));
rmSync(home, { recursive: true, force: true });
const planned = said.split("\n").filter((line) => /^\s*[+]\s/.test(line)).length;
const shown = code === 0 && planned > 0 ? `sst diff --stage ${stage}: ${planned} resources planned` : said;
process.stdout.write(`${shown}\n`);
process.exit(code === 0 && planned > 0 ? 0 : 1);

import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CONTRACT_VERSION } from "../contract.ts";
import { mocks, publishedBy, type Registered } from "./mocks.ts";
import { bundleProgram } from "./program.ts";
import { run } from "./pulumi.ts";
import { startRpc } from "./rpc.ts";
import { secretsOf } from "./secrets.ts";

/**
 * node infra/offline/synth.ts STAGE OUT.json: the program of SST under mocks, with no account and no network; writes
 * every resource with its inputs. The engine and the provider are mocked: what they would refuse is not found here.
 * OFFLINE_FOUNDATION: the contract's version that the stage stands on, `none` for no foundation. OFFLINE_SECRETS: JSON.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const [stage = "test", out = "synth.json"] = process.argv.slice(2);

const foundation = process.env.OFFLINE_FOUNDATION ?? CONTRACT_VERSION;
const secrets = { ...secretsOf(stage), ...(JSON.parse(process.env.OFFLINE_SECRETS ?? "{}") as Record<string, string>) };
for (const [name, value] of Object.entries(secrets)) if (value) process.env[`SST_SECRET_${name}`] = value;

const rpc = await startRpc();
process.env.SST_SERVER = rpc.url;
const { app, file } = await bundleProgram(root, stage);
const resources: Registered[] = [];
const { outputs, thrown } = await run({
  beside: join(root, ".sst/platform/package.json"),
  app: app.name,
  stage,
  preview: false,
  mocks: mocks({
    onResource: (registered) => resources.push(registered),
    parameters: foundation === "none" ? {} : publishedBy(foundation),
  }),
  program: () => import(pathToFileURL(file).href) as Promise<{ default: unknown }>,
  count: () => resources.length,
});
rpc.close();
rmSync(file, { force: true });
for (const { inputs } of resources) if ("__provider" in inputs) inputs.__provider = "closure";
resources.sort((one, other) => `${one.type}${one.name}`.localeCompare(`${other.type}${other.name}`));
writeFileSync(out, JSON.stringify({ app, outputs, resources, thrown, unknown: [...rpc.unknown] }, null, 1));
process.exit(thrown.length > 0 ? 1 : 0);

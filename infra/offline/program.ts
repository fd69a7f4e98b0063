import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const BANNER = `
import { createRequire as topLevelCreateRequire } from "module";
const require = topLevelCreateRequire(import.meta.url);
import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url";
const __filename = topLevelFileUrlToPath(import.meta.url);
const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url));
`;
const EXTERNAL = [
  "@pulumi/*",
  "@pulumiverse/*",
  "@sst-provider/*",
  "@aws-sdk/*",
  "undici",
  "esbuild",
  "archiver",
  "glob",
  "vite",
];

/** The little of esbuild that is called here; SST brings it. */
interface Esbuild {
  build(options: object): Promise<unknown>;
}
interface Plugin {
  onLoad(filter: { filter: RegExp }, load: (file: { path: string }) => object | undefined): void;
}

export interface Evaluated {
  name: string;
  stage: string;
  removal: string;
  protect?: boolean;
  providers: { aws: { region: string } };
}

/**
 * Does what the CLI of the pinned SST does before it calls Pulumi: evaluates `app()` of sst.config.ts, then bundles its
 * `run()` with the globals that programs of SST see. Answers the app and where the bundle stands; `root` is the
 * repository, whose `.sst/platform` is there.
 */
export async function bundleProgram(root: string, stage: string): Promise<{ app: Evaluated; file: string }> {
  const platform = join(root, ".sst/platform");
  const config = join(root, "sst.config.ts");
  const esbuild = createRequire(join(platform, "package.json"))("esbuild") as Esbuild;
  const shared = {
    format: "esm",
    platform: "node",
    bundle: true,
    mainFields: ["module", "main"],
    nodePaths: [join(platform, "node_modules")],
    external: EXTERNAL,
    logLevel: "error",
    absWorkingDir: root,
  };
  const source = (contents: string) => ({ contents, resolveDir: root, sourcefile: "eval.ts", loader: "ts" });
  const asked = join(platform, `offline.app.${process.pid}.mjs`);
  await esbuild.build({
    ...shared,
    banner: { js: `${BANNER}function $config(input) { return input }` },
    outfile: asked,
    stdin: source(
      `import mod from ${JSON.stringify(config)}; console.log(JSON.stringify(await mod.app(${JSON.stringify({ stage })})))`,
    ),
  });
  const said = execFileSync(process.execPath, ["--no-warnings", asked], { encoding: "utf8" });
  rmSync(asked);
  const app = { ...(JSON.parse(said) as Omit<Evaluated, "stage">), stage };
  const file = join(platform, `offline.program.${process.pid}.mjs`);
  const paths = { home: join(root, ".sst"), root, work: join(root, ".sst"), platform };
  await esbuild.build({
    ...shared,
    banner: { js: BANNER },
    outfile: file,
    define: {
      $app: JSON.stringify(app),
      $cli: JSON.stringify({ command: "deploy", dev: false, paths, state: { version: {} } }),
      $dev: "false",
    },
    inject: [join(platform, "src/shim/run.js")],
    plugins: [globals(root, platform)],
    stdin: source(
      `import { run } from ${JSON.stringify(`${platform}/src/auto/run.ts`)}; import mod from ${JSON.stringify(config)}; export default await run(mod.run);`,
    ),
  });
  return { app, file };
}

/** Each of our files sees `aws`, `sst` and the other providers without an import, as SST has it. */
function globals(root: string, platform: string) {
  const lock = JSON.parse(readFileSync(join(root, ".sst/provider-lock.json"), "utf8")) as {
    alias: string;
    package: string;
  }[];
  const imports = [
    ...lock.map(({ alias, package: from }) => `import * as ${alias} from ${JSON.stringify(from)};`),
    `import * as sst from ${JSON.stringify(`${platform}/src/components`)};`,
  ].join("\n");
  return {
    name: "globals",
    setup(build: Plugin) {
      build.onLoad({ filter: /\.(js|ts|jsx|tsx)$/ }, ({ path }) =>
        path.startsWith(join(root, ".sst"))
          ? undefined
          : { contents: `${imports}\n${readFileSync(path, "utf8")}`, loader: "default" },
      );
    },
  };
}

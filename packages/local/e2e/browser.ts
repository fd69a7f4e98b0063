import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { LaunchOptions } from "@playwright/test";

const require = createRequire(import.meta.url);

/** Ours, not the package's: theirs switch web security and site isolation off. No sandbox: containers refuse it. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
  "--disable-lcd-text",
];

/** The nearest package.json above a package's entry file. */
async function versionOf(entry: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(dirname(entry)), "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

/** Its own fonts alone: the same pixels on every machine. The package's file looks for them in a Lambda's folders. */
async function writeFontConfig(folder: string): Promise<void> {
  await writeFile(
    join(folder, "fonts.conf"),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>
`,
  );
}

/** The path of the browser, unpacked by the package into the folder it takes for the system's temporary one. */
async function unpack(folder: string): Promise<string> {
  const before = { ...process.env };
  // Without a Lambda's name it does not unpack the libraries that a bare machine lacks.
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" });
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } finally {
    // What it wrote there is for the browser alone, not for the product that the journeys start.
    for (const key of Object.keys(process.env)) if (!(key in before)) delete process.env[key];
    Object.assign(process.env, before);
  }
}

/** The Chromium of npm with its own libraries and fonts, unpacked once per version: 2 s the first time. */
async function packaged(): Promise<LaunchOptions> {
  const version = await versionOf(require.resolve("@sparticuz/chromium"));
  const folder = join(process.cwd(), "node_modules/.cache/chromium", version);
  await mkdir(folder, { recursive: true });
  const executablePath = await unpack(folder);
  await writeFontConfig(folder);
  const own = Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  const env = {
    ...(Object.fromEntries(own) as Record<string, string>),
    FONTCONFIG_FILE: join(folder, "fonts.conf"),
    LD_LIBRARY_PATH: join(folder, "al2023/lib"),
  };
  return { executablePath, args, env };
}

/** How to launch the browser: the one named by CHROMIUM, the one of npm on Linux x64, an installed Chrome elsewhere. */
export async function launchOptions(): Promise<LaunchOptions> {
  const own = process.env.CHROMIUM;
  if (own) return { executablePath: own, args };
  if (process.platform === "linux" && process.arch === "x64") return packaged();
  return { channel: "chrome", args };
}

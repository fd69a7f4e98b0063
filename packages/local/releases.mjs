// `npm run releases`: recounts every firm's figures from its answers and repairs what differs, one JSON line each.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`Node ${process.versions.node} is too old: Entrepairs needs Node 22.12 or later\n`);
  process.exit(1);
}
const { build } = await import("./build.mjs");
const { pathToFileURL } = await import("node:url");
const { resolve } = await import("node:path");
const dist = await build({ web: false });
const { main } = await import(pathToFileURL(`${dist}/releases.js`).href);
const cwd = process.env.INIT_CWD ?? process.cwd();
const write = { out: (line) => process.stdout.write(`${line}\n`), err: (line) => process.stderr.write(`${line}\n`) };
process.exitCode = await main(resolve(cwd, process.env.DATA_DIR || ".data"), write);

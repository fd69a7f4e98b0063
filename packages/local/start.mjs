// The first thing that runs: it must be readable by a Node that is too old for the rest.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`Node ${process.versions.node} is too old: Entrepairs needs Node 22.12 or later\n`);
  process.exit(1);
}
const { build, root } = await import("./build.mjs");
const { pathToFileURL } = await import("node:url");
const dist = await build();
const { run } = await import(pathToFileURL(`${dist}/entry.js`).href);
await run(process.argv.slice(2), root);

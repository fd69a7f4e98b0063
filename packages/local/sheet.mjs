// `npm run sheet -- FILE…`: one JSON line per catalogue sheet, storing nothing.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`Node ${process.versions.node} is too old: Entrepairs needs Node 22.12 or later\n`);
  process.exit(1);
}
const { build } = await import("./build.mjs");
const { pathToFileURL } = await import("node:url");
const dist = await build({ web: false });
const { main } = await import(pathToFileURL(`${dist}/sheet.js`).href);
const cwd = process.env.INIT_CWD ?? process.cwd();
process.exitCode = await main(process.argv.slice(2), cwd, (line) => process.stdout.write(`${line}\n`));

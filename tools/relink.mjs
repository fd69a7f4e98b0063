// npm run relink: after another LinkKey was set, what is mailed from then on opens again; the runbook says when.
import { relink } from "./relink.ts";
import { RestoreRefused } from "./restore.ts";

const say = { out: (line) => process.stdout.write(`${line}\n`), err: (line) => process.stderr.write(`${line}\n`) };
await relink(process.argv.slice(2), process.env, say).catch((error) => {
  say.err(error instanceof RestoreRefused ? error.message : String(error));
  process.exitCode = 1;
});

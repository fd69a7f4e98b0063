// npm run restore: one firm's rows (or all) out of a table, and back into one; the runbook (docs/deploy.md) says when.
import { RestoreRefused, restore } from "./restore.ts";

const say = { out: (line) => process.stdout.write(`${line}\n`), err: (line) => process.stderr.write(`${line}\n`) };
await restore(process.argv.slice(2), process.env, say).catch((error) => {
  say.err(error instanceof RestoreRefused ? error.message : String(error));
  process.exitCode = 1;
});

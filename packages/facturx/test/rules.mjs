// Judges our documents with rules that are not ours. EINVOICE_RULES: a folder with validate.mjs and check-pdf.mjs, and
// the rules they read; EINVOICE_PACKAGES: a folder where their packages are installed (the same one when absent).
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pdf, xml } from "../src/index.ts";
import { cases } from "./cases.ts";

const rules = process.env.EINVOICE_RULES;
if (!rules) {
  console.log("EINVOICE_RULES is not set: nothing to check against.");
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "einvoice-"));
const [texts, pages] = [[], []];
for (const [name, document] of cases) {
  // The rules take minutes on ten thousand lines, and say no more than on five.
  if (document.lines.length > 100) continue;
  const stem = join(folder, name.replaceAll(/[^a-z0-9]+/gi, "-"));
  writeFileSync(`${stem}.xml`, xml(document));
  // BR-FR-05 asks every document for late interest and the 40 €, which the law keeps from consumers; theirs are not
  // sent as e-invoices either.
  if (document.buyerKind !== "individual") texts.push(`${stem}.xml`);
  writeFileSync(`${stem}.pdf`, await pdf(document, { watermark: "demo" }));
  pages.push(`${stem}.pdf`);
}
const run = (script, files) =>
  spawnSync(process.execPath, [join(rules, script), ...files], {
    cwd: process.env.EINVOICE_PACKAGES ?? rules,
    stdio: "inherit",
  }).status;
const failed = [run("validate.mjs", texts), run("check-pdf.mjs", pages)].filter((status) => status !== 0);
rmSync(folder, { recursive: true });
process.exit(failed.length ? 1 : 0);

// `npm run test:einvoice`: our documents, judged with rules that are not ours. EINVOICE_RULES names a folder that holds
// xsd/, rules/*.sef.json.gz and check-pdf.mjs; EINVOICE_RANDOM says how many random invoices are added to the cases.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { pdf, xml } from "../src/index.ts";
import { cases } from "./cases.ts";
import { randomInvoice } from "./random.ts";

const SEED = 20_270_915;
const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = process.env.EINVOICE_RULES ? resolve(root, process.env.EINVOICE_RULES) : undefined;
if (!folder || !existsSync(join(folder, "rules"))) {
  const why = folder ? `${process.env.EINVOICE_RULES} holds no rules/` : "EINVOICE_RULES is not set";
  console.log(`Left out: ${why}. Not run: XSD, CEN, Factur-X, BR-FR, PDF/A-3 container.`);
  process.exit(0);
}

const { judge } = await import("./judge.mjs");
const objections = await judge(folder);
const count = Number(process.env.EINVOICE_RANDOM ?? 60);
const random = fc
  .sample(randomInvoice, { seed: SEED, numRuns: count })
  .map((document, at) => ({ name: `random ${at}`, document }));
// The rules take minutes on ten thousand lines, and say no more than on five.
const short = cases.filter(([, { lines }]) => lines.length <= 100).map(([name, document]) => ({ name, document }));
const all = [...short, ...random];

/**
 * BR-FR-05 asks every document for late interest and the 40 €, which the law keeps from consumers (Code de commerce
 * L441-10): theirs go into no e-invoicing flow.
 */
const isOurs = ({ buyerKind }, said) => buyerKind === "individual" && said.startsWith("BR-FR BR-FR-05");

// A rule that finds nothing may have read nothing: this unit is in no list.
const wrong = xml(cases[0][1]).replace('unitCode="C62"', 'unitCode="ZZZZ"');
for (const name of ["CEN", "Factur-X"]) {
  if (objections(wrong).some((said) => said.startsWith(name))) continue;
  console.log(`FAIL ${name} accepts a unit that does not exist: its code list was not read`);
  process.exit(1);
}

let failed = 0;
for (const { name, document } of all) {
  const found = objections(xml(document)).filter((said) => !isOurs(document, said));
  if (found.length > 0) failed += 1;
  for (const said of found) console.log(`FAIL ${name}: ${said.slice(0, 300)}`);
}
console.log(`XSD, CEN, Factur-X, BR-FR: ${all.length - failed} of ${all.length} documents accepted`);

const tools = ["qpdf", "pdffonts", "pdfdetach"].filter((tool) => spawnSync(tool, ["--version"]).error);
if (tools.length > 0 || !existsSync(join(folder, "check-pdf.mjs"))) {
  console.log(`Left out: the PDF/A-3 container (missing: ${tools.join(", ") || "check-pdf.mjs"}).`);
  process.exit(failed ? 1 : 0);
}
const pages = mkdtempSync(join(tmpdir(), "einvoice-"));
const files = [];
for (const { name, document } of all.slice(0, 60)) {
  const file = join(pages, `${name.replaceAll(/[^a-z0-9]+/gi, "-")}.pdf`);
  writeFileSync(file, await pdf(document, files.length % 2 ? { watermark: "duplicata" } : {}));
  files.push(file);
}
const container = spawnSync(process.execPath, [join(folder, "check-pdf.mjs"), ...files], {
  cwd: root,
  encoding: "utf8",
});
const refused = (container.stdout.match(/^FAIL/gm) ?? []).length;
for (const [said] of container.stdout.matchAll(/^FAIL.*(?:\n {3}.*)*/gm)) console.log(said);
if (container.status !== 0 && refused === 0) console.log(container.stderr);
console.log(`PDF/A-3 container: ${files.length - refused} of ${files.length} files accepted`);
rmSync(pages, { recursive: true });
process.exit(failed || container.status !== 0 ? 1 : 0);

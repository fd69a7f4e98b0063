import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inflateSync } from "node:zlib";
import { expectAxeClean } from "../axe.ts";
import { expect } from "../journey.ts";
import { type Desk, shot } from "./desk.ts";

interface Books {
  debit: number;
  credit: number;
  documents: { invoiceID: string; number: string; gross: number; hasPDF: boolean }[];
}

const booksOf = ({ read }: Desk) => read<Books>(`/accounting?period=${month()}`);
/** The month by the firm's clocks, `2026-11`: the books are kept by them. */
const month = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" }).slice(0, 7);
const centsOf = (text = "") => Math.round(Number(text.replace(",", ".")) * 100);

/** The FEC of the month as it is downloaded: debits equal credits, in each entry too. Answers its sales' numbers. */
export async function expectBalanced(desk: Desk): Promise<string[]> {
  const { owner } = desk;
  await owner.goto(desk.screen("/factures/comptabilite"));
  await expect(owner.getByText("Équilibré")).toBeVisible();
  await expectAxeClean(owner);
  await shot(owner, "money-books");
  const [download] = await Promise.all([
    owner.waitForEvent("download"),
    owner.getByRole("link", { name: "Format FEC" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^\d{9}FEC\d{8}\.txt$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const [head, ...rows] = Buffer.concat(chunks).toString("utf8").trimEnd().split("\r\n");
  const names = head?.split("\t") ?? [];
  expect(names).toHaveLength(18);
  const lines = rows.map((row) => Object.fromEntries(row.split("\t").map((cell, at) => [names[at] ?? "", cell])));
  const gap = (some: typeof lines) =>
    some.reduce((sum, { Debit, Credit }) => sum + centsOf(Debit) - centsOf(Credit), 0);
  expect(gap(lines)).toBe(0);
  const entries = Map.groupBy(lines, ({ EcritureNum }) => EcritureNum);
  for (const [entry, own] of entries) expect(gap(own), `entry ${entry}`).toBe(0);
  const sales = [...entries.values()].flatMap(([first]) => (first?.JournalCode === "VE" ? [first.PieceRef ?? ""] : []));
  expect(new Set(sales).size).toBe(sales.length);
  const { documents } = await booksOf(desk);
  expect(sales.toSorted()).toEqual(documents.map(({ number }) => number).toSorted());
  return sales;
}

/** The XML that a document carries. */
function attached(bytes: Buffer): string {
  for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 1)) {
    const end = bytes.indexOf("\nendstream", at);
    if (end < 0 || bytes.subarray(at - 3, at).toString() === "end") continue;
    const body = bytes.subarray(at + 7, end);
    const text = body[0] === 0x78 ? inflateSync(body).toString("utf8") : body.toString("utf8");
    if (text.startsWith("<?xml") && text.includes("CrossIndustryInvoice")) return text;
  }
  throw new Error("This document carries no invoice");
}

type Judge = { judge: (folder: string) => Promise<(xml: string) => string[]> };

/** The rules that are not ours, where their folder is; else what was left out is printed. */
async function rules(): Promise<{ folder: string; objections: (xml: string) => string[] } | undefined> {
  const folder = process.env.EINVOICE_RULES && resolve(process.env.EINVOICE_RULES);
  if (!folder || !existsSync(join(folder, "rules"))) {
    console.log("Left out: EINVOICE_RULES is not set, the XSD, CEN, Factur-X, BR-FR rules and the container check");
    return undefined;
  }
  // By address: it is plain JavaScript, without types.
  const { judge } = (await import(new URL("../../../facturx/test/judge.mjs", import.meta.url).href)) as Judge;
  return { folder, objections: await judge(folder) };
}

/** Each document, downloaded as a person does: its XML says its number and its total, and the rules accept it. */
export async function expectAccepted(desk: Desk, numbers: readonly string[]): Promise<void> {
  const judging = await rules();
  const folder = await mkdtemp(join(tmpdir(), "entrepairs-papers-"));
  const files: string[] = [];
  const { documents } = await booksOf(desk);
  for (const { invoiceID, number, gross } of documents.filter((one) => numbers.includes(one.number))) {
    await desk.owner.goto(desk.screen(`/factures/${invoiceID}`));
    const href = await desk.owner.getByRole("link", { name: "Télécharger le PDF" }).getAttribute("href");
    const bytes = await (await desk.owner.request.get(new URL(href ?? "", desk.owner.url()).href)).body();
    expect(bytes.toString("latin1", 0, 8)).toBe("%PDF-1.7");
    const xml = attached(bytes);
    expect(xml).toContain(`<ram:ID>${number}</ram:ID>`);
    expect(xml).toContain(`>${(Math.abs(gross) / 100).toFixed(2)}</ram:GrandTotalAmount>`);
    expect(judging?.objections(xml) ?? [], number).toEqual([]);
    files.push(join(folder, `${files.length}.pdf`));
    await writeFile(files.at(-1) ?? "", bytes);
  }
  expect(files).toHaveLength(numbers.length);
  if (judging) {
    const { stdout, status } = spawnSync(process.execPath, [join(judging.folder, "check-pdf.mjs"), ...files], {
      encoding: "utf8",
    });
    expect(status, stdout).toBe(0);
  }
  await rm(folder, { recursive: true });
}

import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { cases } from "../../test/cases.ts";
import { invoice, line } from "../../test/example.ts";
import { pdf, xml } from "../index.ts";

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

/** Inflated content of every stream of the file. */
function streams(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes);
  const found: string[] = [];
  for (let at = file.indexOf("stream\n"); at >= 0; at = file.indexOf("stream\n", at + 1)) {
    const end = file.indexOf("\nendstream", at);
    const body = file.subarray(at + 7, end);
    if (end < 0 || file.subarray(at - 3, at).toString() === "end") continue;
    found.push(body[0] === 0x78 ? inflateSync(body).toString("utf8") : body.toString("utf8"));
  }
  return found;
}
const attached = (bytes: Uint8Array) => streams(bytes).find((one) => one.startsWith("<?xml"));
const pages = (bytes: Uint8Array) => latin(bytes).match(/\/Type \/Page\b/g)?.length;
const pageStreams = (bytes: Uint8Array) => streams(bytes).filter((one) => one.includes(" Tf"));
/** Glyph codes shown on the pages; 0000 is the missing glyph, which PDF/A forbids. */
const missing = (bytes: Uint8Array) =>
  pageStreams(bytes).flatMap((one) =>
    [...one.matchAll(/<([0-9a-f]{4,})> ?-?[\d.]*/g)].filter(([, codes = ""]) => codes.match(/.{4}/g)?.includes("0000")),
  );

describe("pdf", () => {
  it("is PDF 1.7, PDF/A-3b, with the same CII attached as xml() gives", async () => {
    const bytes = await pdf(invoice());
    expect(latin(bytes).startsWith("%PDF-1.7")).toBe(true);
    expect(attached(bytes)).toBe(xml(invoice()));
    const xmp = streams(bytes).find((one) => one.includes("x:xmpmeta"));
    expect(xmp).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(xmp).toContain("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>");
    expect(latin(bytes)).toContain("/AFRelationship /Data");
  });

  it("gives the same bytes for the same document, also after others were drawn", async () => {
    const first = hash(await pdf(invoice()));
    await pdf(invoice({ number: "F-2027-000124" }));
    expect(hash(await pdf(structuredClone(invoice())))).toBe(first);
    expect(hash(await pdf(invoice({ number: "F-2027-000124" })))).not.toBe(first);
  });

  it.each(cases.slice(0, -1))("draws no missing glyph: %s", async (_name, document) => {
    expect(missing(await pdf(document))).toEqual([]);
  });

  it("escapes the names in its metadata", async () => {
    const hostile = invoice({ seller: { ...invoice().seller, name: "A & B <script> \u0007 😀" } });
    const xmp = streams(await pdf(hostile)).find((one) => one.includes("x:xmpmeta"));
    expect(xmp).toContain("A &amp; B &lt;script&gt;");
    expect(xmp).not.toContain("<script>");
  });

  it("says in the page and in the attachment that a demonstration is no invoice", async () => {
    const bytes = await pdf(invoice(), { watermark: "demo" });
    expect(attached(bytes)).toContain("ne vaut pas facture");
    expect(attached(await pdf(invoice()))).not.toContain("ne vaut pas facture");
    expect(attached(await pdf(invoice(), { watermark: "duplicata" }))).toBe(xml(invoice()));
  });

  it("goes on to a second page with twelve lines, and holds a line longer than a page", async () => {
    const twelve = Array.from({ length: 12 }, () =>
      line({ description: "Quatre journées, du 1er au 30 septembre, à Lyon et à distance, avec un animateur" }),
    );
    expect(pages(await pdf(invoice()))).toBe(1);
    expect(pages(await pdf(invoice({ lines: twelve })))).toBe(2);
    expect(pages(await pdf(invoice({ lines: [line({ description: "mot ".repeat(4_000) })] })))).toBeGreaterThan(2);
    expect(pages(await pdf(invoice({ lines: [line({ name: "x".repeat(4_000) })] })))).toBeGreaterThan(1);
  });

  it("costs less than 60 ms of processor an invoice, once warm", async () => {
    const document = cases[1]?.[1] ?? invoice();
    for (let run = 0; run < 5; run += 1) await pdf(document);
    const before = process.cpuUsage();
    for (let run = 0; run < 20; run += 1) await pdf(document);
    const { user, system } = process.cpuUsage(before);
    const each = (user + system) / 20_000;
    console.log(`PDF/A-3b of five lines: ${each.toFixed(1)} ms CPU, ${(await pdf(document)).length} bytes`);
    // Twice the budget: the machine of a test run is shared.
    expect(each).toBeLessThan(120);
  });
});

import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { main } from "./documents.ts";

describe("documents", () => {
  let cwd = "";
  let lines: string[] = [];
  let errors: string[] = [];
  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), "documents-"));
    [lines, errors] = [[], []];
  });
  const run = (...argv: string[]) =>
    main(argv, { cwd, dataFolder: "data" }, { out: (line) => lines.push(line), err: (line) => errors.push(line) });
  async function keep(firmID: string, name: string, text: string): Promise<void> {
    const path = join(cwd, "data", "files", firmID, "invoices", name);
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(path, text);
  }

  it("copies every kept document as it is, named by its number, and says one JSON line each", async () => {
    await keep("frm_a", "F-2026-0001.pdf", "one");
    await keep("frm_a", "AV-2026-0001.pdf", "two");
    await keep("frm_a", "F_s2026_p0002.pdf", "three");
    await keep("frm_a", "F-2026-0003.pdf.1b0c", "half written");
    expect(await run("out")).toBe(0);
    expect((await readdir(join(cwd, "out"))).sort()).toEqual([
      "AV-2026-0001.pdf",
      "F-2026-0001.pdf",
      "F_s2026_p0002.pdf",
    ]);
    expect(await readFile(join(cwd, "out", "F_s2026_p0002.pdf"), "utf8")).toBe("three");
    const told = lines.map((line) => JSON.parse(line));
    expect(told.map(({ number }) => number)).toEqual(["AV-2026-0001", "F-2026-0001", "F/2026+0002"]);
    expect(told[1]).toMatchObject({ file: "F-2026-0001.pdf", firmID: "frm_a", bytes: 3 });
    expect(told[1].sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("keeps the documents of two firms apart when they have the same number", async () => {
    await keep("frm_a", "F-2026-0001.pdf", "one");
    await keep("frm_b", "F-2026-0001.pdf", "other");
    expect(await run("out")).toBe(0);
    expect((await readdir(join(cwd, "out"))).sort()).toEqual(["frm_a_F-2026-0001.pdf", "frm_b_F-2026-0001.pdf"]);
  });

  it("says in one line what is missing", async () => {
    expect(await run()).toBe(1);
    expect(await run("out")).toBe(1);
    expect(errors).toHaveLength(2);
    expect(lines).toEqual([]);
  });
});

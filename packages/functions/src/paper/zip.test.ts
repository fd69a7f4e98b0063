import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type ZipEntry, zipStream } from "./zip.ts";

const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());
const text = (words: string) => new TextEncoder().encode(words);

/** Python's own reader, where there is one, checks every sum and name. */
function readByAnother(bytes: Uint8Array): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "zip-"));
  try {
    writeFileSync(join(folder, "a.zip"), bytes);
    const script = "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip());print('|'.join(z.namelist()))";
    return execFileSync("python3", ["-c", script, join(folder, "a.zip")], { encoding: "utf8" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("sends files one after the other as an archive that others read, the same bytes each time", async () => {
  const entries = [
    { name: "11-certificats/01-zoé.pdf", bytes: text("un") },
    { name: "vide.txt", bytes: text("") },
  ];
  const bytes = await bytesOf(zipStream(entries));
  expect(await bytesOf(zipStream(entries))).toEqual(bytes);
  const read = readByAnother(bytes);
  if (read !== undefined) expect(read).toBe("None\n11-certificats/01-zoé.pdf|vide.txt\n");
  expect(new DataView(bytes.buffer).getUint32(0, true)).toBe(0x04034b50);
});

it("asks for the next file only when the one before is taken, and for none once its reader is gone", async () => {
  const asked: number[] = [];
  async function* made(): AsyncGenerator<ZipEntry> {
    for (let at = 0; at < 50; at++) {
      asked.push(at);
      yield { name: `${at}.txt`, bytes: text("x") };
    }
  }
  const reader = zipStream(made()).getReader();
  await reader.read();
  await reader.cancel();
  expect(asked.length).toBeLessThan(5);
});

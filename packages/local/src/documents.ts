import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { Invoice } from "@entrepairs/core/invoice";

interface Place {
  /** Where the command was typed: relative folders begin there. */
  cwd: string;
  dataFolder: string;
}

interface Say {
  out(line: string): void;
  err(line: string): void;
}

interface Kept {
  firmID: string;
  number: string;
  path: string;
}

/**
 * `npm run documents -- DIR`: copies every issued invoice and credit note, byte for byte as it was kept when it was
 * issued, into DIR; one JSON line per file. Reads files alone, so the product may run meanwhile. Answers the exit code:
 * 1 when no folder is named, or there is no data.
 */
export async function main(argv: readonly string[], { cwd, dataFolder }: Place, say: Say): Promise<number> {
  const [folder, ...others] = argv;
  if (!folder || others.length > 0) {
    say.err("Usage: npm run documents -- DIR");
    return 1;
  }
  const files = resolve(cwd, dataFolder, "files");
  const documents = await kept(files);
  if (!documents) {
    say.err(`No documents in ${resolve(cwd, dataFolder)}: start the product first, or set DATA_DIR`);
    return 1;
  }
  const target = resolve(cwd, folder);
  await mkdir(target, { recursive: true });
  const shared = numbersOfSeveral(documents);
  for (const { firmID, number, path } of documents) {
    const bytes = await readFile(path);
    const own = `${Invoice.fileNameOf(number)}.pdf`;
    const file = shared.has(own) ? `${firmID}_${own}` : own;
    await writeFile(join(target, file), bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    say.out(JSON.stringify({ file, number, firmID, bytes: bytes.length, sha256 }));
  }
  return 0;
}

/** Every kept document, by firm and number; none when there is no such folder. */
async function kept(files: string): Promise<Kept[] | undefined> {
  const firms = await readdir(files).catch(absent);
  if (!firms) return undefined;
  const lists = await Promise.all(
    firms.map(async (firmID) => {
      const folder = join(files, firmID, "invoices");
      const found = (await readdir(folder).catch(absent)) ?? [];
      // A file being written has another ending until it is whole.
      return found
        .filter((name) => name.endsWith(".pdf"))
        .map((name) => join(folder, name))
        .flatMap((path) => {
          const number = numberOf(path);
          return number === undefined ? [] : [{ firmID, path, number }];
        });
    }),
  );
  return lists.flat().sort((a, b) => a.firmID.localeCompare(b.firmID) || a.number.localeCompare(b.number, "en"));
}

/** As the file's name tells it; a file that the product did not keep is left where it is. */
function numberOf(path: string): string | undefined {
  return Invoice.numberOfFile(basename(path, ".pdf"));
}

/** File names that more than one document would have: two firms may have the same number. */
function numbersOfSeveral(documents: readonly Kept[]): Set<string> {
  const names = documents.map(({ number }) => `${Invoice.fileNameOf(number)}.pdf`);
  return new Set(names.filter((name, at) => names.indexOf(name) !== at));
}

function absent(error: unknown): undefined {
  if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
    return undefined;
  throw error;
}

import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { Sheet } from "@entrepairs/core/programme/sheet";

/**
 * `npm run sheet -- FILE...`: one JSON line per file, in order, storing nothing. `cwd` is the folder where the command
 * was typed (INIT_CWD). Answers the exit code: 1 when a file could not be read, or none was named.
 */
export async function main(argv: string[], cwd: string, write: (line: string) => void): Promise<number> {
  let code = argv.length === 0 ? 1 : 0;
  for (const file of argv) {
    const sheet = await readFile(resolve(cwd, file));
    if (!sheet.isReadable) code = 1;
    write(oneLine(Sheet.lineOf(file, sheet)));
  }
  return code;
}

async function readFile(path: string): Promise<Sheet.Info> {
  try {
    return Sheet.read(await firstBytes(path));
  } catch (error) {
    return Sheet.unreadable(reasonOf(error));
  }
}

/** One byte past the cap is enough to know that a file is too long, even an endless one. */
async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path, "r");
  try {
    const buffer = new Uint8Array(Sheet.bytesMax + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "Le fichier n’existe pas.";
  if (code === "EISDIR") return "C’est un dossier, pas un fichier.";
  if (code === "EACCES" || code === "EPERM") return "La lecture du fichier est refusée.";
  return "Le fichier ne peut pas être lu.";
}

/** Some readers of lines also cut at these characters, which JSON leaves as they are. */
function oneLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

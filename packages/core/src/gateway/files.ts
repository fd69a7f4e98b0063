import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { port } from "../kernel/index.ts";

/** Documents that never change once written (issued invoices). Names lead with the firm's id. */
export interface FilesPort {
  /** Writing the same name again with the same bytes changes nothing. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
}

export const Files = port<FilesPort>("files");

const NAME = /^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*\.[a-z0-9]+$/;

/** Files of one machine: written beside, then renamed, so that a kill leaves the old file or the new one. */
export function folderFiles(folder: string): FilesPort {
  const path = (name: string): string => {
    if (!NAME.test(name)) throw new Error("A file name has letters, digits and folders only");
    return join(folder, name);
  };
  return {
    put: async (name, bytes) => {
      const target = path(name);
      await mkdir(dirname(target), { recursive: true });
      const beside = `${target}.${crypto.randomUUID()}`;
      await writeFile(beside, bytes);
      await rename(beside, target);
    },
    get: (name) => readFile(path(name)).catch(absent),
  };
}

function absent(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}

export function memoryFiles(): FilesPort {
  const kept = new Map<string, Uint8Array>();
  return {
    put: async (name, bytes) => {
      kept.set(name, bytes);
    },
    get: async (name) => kept.get(name),
  };
}

/** The journal: one line of JSON per change, written before the answer, so that a kill loses nothing that was said. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import type { Removal, Row } from "./row.ts";

export type Change = Row | Removal;

export interface Journal {
  append(changes: Change[]): void;
  /** Replaces the whole journal by these rows. */
  rewrite(rows: Row[]): void;
  close(): void;
}

/** A journal that keeps nothing, for tests. */
export const noJournal: Journal = { append() {}, rewrite() {}, close() {} };

/** Opens the journal of a folder, and hands every change it holds, oldest first, to `replay`. */
export function openJournal(folder: string, replay: (changes: Change[]) => void): { journal: Journal; lines: number } {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "stripe.jsonl");
  const lines = existsSync(file) ? replayFile(file, replay) : 0;
  let descriptor = openSync(file, "a");
  const journal: Journal = {
    append(changes) {
      writeSync(descriptor, `${JSON.stringify(changes)}\n`);
    },
    rewrite(rows) {
      const fresh = `${file}.new`;
      const target = openSync(fresh, "w");
      for (const row of rows) writeSync(target, `${JSON.stringify([row])}\n`);
      fsyncSync(target);
      closeSync(target);
      renameSync(fresh, file);
      closeSync(descriptor);
      descriptor = openSync(file, "a");
    },
    close: () => closeSync(descriptor),
  };
  return { journal, lines };
}

function replayFile(file: string, replay: (changes: Change[]) => void): number {
  const bytes = readFileSync(file);
  let start = 0;
  let lines = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start);
    if (end === -1) break;
    replay(JSON.parse(bytes.toString("utf8", start, end)) as Change[]);
    lines += 1;
    start = end + 1;
  }
  // A line without its end was being written when the process died: nobody was told of it.
  if (start < bytes.length) truncateSync(file, start);
  return lines;
}

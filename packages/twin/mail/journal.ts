import { closeSync, ftruncateSync, mkdirSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { CapturedMail } from "./captured.ts";

/** Where the base64 of a message lies in the file. */
export type Place = { offset: number; length: number };

export type JournalEntry = { mail: CapturedMail; place: Place };

const CHUNK = 1 << 20;
const NEWLINE = 10;
// The raw message stands last in its line and base64 has no quote, so it is found, and skipped, without parsing it.
const RAW = ',"raw":"';

/**
 * JSON lines, one message each, written in whole before the sender is answered: the page cache of the
 * system survives a kill -9 of this process. Reads are by place, so that only the summaries stay in memory.
 */
export class Journal {
  readonly #file: string;
  #fd: number;
  #end = 0;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#file = file;
    this.#fd = openSync(file, "a+");
  }

  /** Every whole message of the file, oldest first; a torn last line is cut off, an unreadable one passed over. */
  replay(): JournalEntry[] {
    const entries: JournalEntry[] = [];
    for (const { line, offset } of this.#lines()) {
      const entry = entryOf(line, offset);
      if (entry) entries.push(entry);
      this.#end = offset + line.length + 1;
    }
    ftruncateSync(this.#fd, this.#end);
    return entries;
  }

  append(mail: CapturedMail, raw: Uint8Array): Place {
    const base64 = Buffer.from(raw).toString("base64");
    const head = Buffer.from(JSON.stringify({ mail }).slice(0, -1) + RAW);
    const place = { offset: this.#end + head.length, length: base64.length };
    this.#write(Buffer.concat([head, Buffer.from(`${base64}"}\n`)]));
    return place;
  }

  read({ offset, length }: Place): Uint8Array {
    const bytes = Buffer.alloc(length);
    readSync(this.#fd, bytes, 0, length, offset);
    return Buffer.from(bytes.toString("latin1"), "base64");
  }

  clear(): void {
    ftruncateSync(this.#fd, 0);
    this.#end = 0;
  }

  /** Rewrites the file with these messages alone, beside it first, so that a kill leaves the old or the new one. */
  keep(entries: readonly JournalEntry[]): JournalEntry[] {
    const beside = `${this.#file}.new`;
    const next = new Journal(beside);
    next.clear();
    const kept = entries.map(({ mail, place }) => ({ mail, place: next.append(mail, this.read(place)) }));
    renameSync(beside, this.#file);
    closeSync(this.#fd);
    this.#fd = next.#fd;
    this.#end = next.#end;
    return kept;
  }

  close(): void {
    closeSync(this.#fd);
  }

  #write(bytes: Buffer): void {
    let done = 0;
    try {
      while (done < bytes.length) done += writeSync(this.#fd, bytes, done);
    } catch (error) {
      // A full disk leaves half a line: without the cut, the next message would be glued to it.
      ftruncateSync(this.#fd, this.#end);
      throw error;
    }
    this.#end += bytes.length;
  }

  *#lines(): Generator<{ line: Buffer; offset: number }> {
    const chunk = Buffer.alloc(CHUNK);
    let pending: Buffer[] = [];
    let start = 0;
    let position = 0;
    for (;;) {
      const size = readSync(this.#fd, chunk, 0, CHUNK, position);
      if (size === 0) return;
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0 && at < size; at = chunk.indexOf(NEWLINE, from)) {
        yield { line: Buffer.concat([...pending, chunk.subarray(from, at)]), offset: start };
        pending = [];
        from = at + 1;
        start = position + from;
      }
      pending.push(Buffer.from(chunk.subarray(from, size)));
      position += size;
    }
  }
}

function entryOf(line: Buffer, offset: number): JournalEntry | undefined {
  const cut = line.lastIndexOf(RAW);
  if (cut < 0 || !line.subarray(-2).equals(Buffer.from('"}'))) return undefined;
  try {
    const { mail }: { mail: CapturedMail } = JSON.parse(`${line.toString("utf8", 0, cut)}}`);
    if (typeof mail.id !== "string" || typeof mail.at !== "string") return undefined;
    return { mail, place: { offset: offset + cut + RAW.length, length: line.length - cut - RAW.length - 2 } };
  } catch {
    // A line that some other hand damaged loses that message alone, and never the inbox.
    return undefined;
  }
}

import { AsyncLocalStorage } from "node:async_hooks";
import { crc32 } from "node:zlib";
import { Actor } from "@entrepairs/core/kernel";

export interface ZipEntry {
  /** Path in the archive, `/` between folders. */
  name: string;
  bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, the oldest day of the format: the same documents make the same file. */
const DAY = 0x0021;
/** Names are UTF-8. */
const UTF8 = 0x0800;

/**
 * Files as one ZIP that is sent while it is made: one file is in memory at a time, stored as it is since PDFs are
 * compressed already. Up to 65,535 files and 4 GB (APPNOTE 6.3.10, the part that every system opens).
 */
export function zipStream(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): ReadableStream<Uint8Array> {
  const made = pieces(entries);
  // Whoever reads on is nobody: each piece is made as who asked.
  const asWhoAsked = AsyncLocalStorage.snapshot();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await asWhoAsked(() => made.next());
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await made.return(undefined);
    },
  });
}

async function* pieces(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const central: Buffer[] = [];
  let offset = 0;
  for await (const { name, bytes } of entries) {
    const label = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(UTF8, 2);
    about.writeUInt16LE(DAY, 8);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(label.length, 22);
    const head = Buffer.concat([signature(LOCAL), about, label]);
    yield head;
    yield bytes;
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([signature(CENTRAL), version(), about, tail, label]));
    offset += head.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  yield directory;
  yield end(central.length, directory.length, offset);
}

function end(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(END, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

function signature(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
}

function version(): Buffer {
  const two = Buffer.alloc(2);
  two.writeUInt16LE(20);
  return two;
}

/** What is read while an answer is on its way is read as who asked for it. */
export async function* within<T>(actor: Actor.Actor, made: AsyncGenerator<T>): AsyncGenerator<T> {
  for (;;) {
    const next = await Actor.provide(actor, () => made.next());
    if (next.done) return;
    yield next.value;
  }
}

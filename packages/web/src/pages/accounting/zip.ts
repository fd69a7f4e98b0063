export interface Entry {
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
 * Files as one ZIP, stored as they are: PDFs are compressed already. Up to 65,535 files and 4 GB (APPNOTE 6.3.10, the
 * part that every system opens).
 */
export function zipOf(entries: readonly Entry[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const central: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const label = new TextEncoder().encode(name);
    const about = [UTF8, 0, 0, DAY] as const;
    const sizes = [crcOf(bytes), bytes.length, bytes.length] as const;
    const head = record([LOCAL], [20, ...about], sizes, [label.length, 0]);
    parts.push(head, label, new Uint8Array(bytes));
    central.push(record([CENTRAL], [20, 20, ...about], sizes, [label.length, 0, 0, 0, 0], [0, offset]), label);
    offset += head.length + label.length + bytes.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = record([END], [0, 0, entries.length, entries.length], [size, offset], [0]);
  return new Blob([...parts, ...central, end], { type: "application/zip" });
}

/** Numbers in turn: 4 bytes, 2 bytes, 4 bytes, …, least byte first, as the format lays its records out. */
function record(...runs: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const bytes = runs.flatMap((run, at) => run.flatMap((value) => littleEndian(value, at % 2 === 0 ? 4 : 2)));
  return new Uint8Array(bytes);
}

const littleEndian = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 0xff);

const TABLE = Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

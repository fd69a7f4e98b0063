// @vitest-environment node
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Entry, zipOf } from "./zip.ts";

/** Reads a ZIP back by its central directory, as an archiver does. */
function unzip(bytes: Buffer): Entry[] {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const [crc, size, length] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString("utf8", at + 46, at + 46 + length);
    const local = bytes.readUInt32LE(at + 42);
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
    const start = local + 30 + bytes.readUInt16LE(local + 26);
    const content = bytes.subarray(start, start + size);
    expect(crc32(content)).toBe(crc);
    at += 46 + length;
    return { name, bytes: new Uint8Array(content) };
  });
}

it("gives back every file, byte for byte", async () => {
  const files = fc.array(fc.record({ name: fc.string({ minLength: 1 }), bytes: fc.uint8Array({ maxLength: 500 }) }));
  await fc.assert(
    fc.asyncProperty(files, async (entries) => {
      const zip = Buffer.from(await zipOf(entries).arrayBuffer());
      expect(unzip(zip)).toEqual(entries.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })));
    }),
    { seed: 20_261_122, numRuns: 100 },
  );
});

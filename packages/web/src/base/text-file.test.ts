import { expect, it } from "vitest";
import { textOf } from "./text-file.ts";

const TEXT = "Prénom;Nom\r\nZoë;Œuvrard\r\n";

/** Each unit of a text as bytes, the low one first or last. */
const utf16 = (text: string, low: 0 | 1) =>
  [...text].flatMap((letter) => {
    const unit = [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8];
    return low === 0 ? unit : unit.toReversed();
  });

const utf8 = [...new TextEncoder().encode(TEXT)];

it.each([
  ["UTF-8", utf8],
  ["UTF-8 with its mark", [0xef, 0xbb, 0xbf, ...utf8]],
  ["what a spreadsheet saves as Unicode text", [0xff, 0xfe, ...utf16(TEXT, 0)]],
  ["UTF-16 of the other order", [0xfe, 0xff, ...utf16(TEXT, 1)]],
  ["what French Windows writes", [...TEXT].map((letter) => (letter === "Œ" ? 0x8c : letter.charCodeAt(0)))],
])("reads a sheet in %s", (_, bytes) => {
  expect(textOf(new Uint8Array(bytes).buffer)).toBe(TEXT);
});

it("reads an empty file as nothing", () => {
  expect(textOf(new ArrayBuffer(0))).toBe("");
});

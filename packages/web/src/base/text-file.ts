/** The mark that begins a file of UTF-16: what spreadsheets save as “Unicode text”. */
const UTF_16 = { "255,254": "utf-16le", "254,255": "utf-16be" } as const;

/** The text of a file that a spreadsheet saved: by its mark, else UTF-8, or what French Windows writes when it is not. */
export function textOf(bytes: ArrayBuffer): string {
  const mark = String([...new Uint8Array(bytes.slice(0, 2))]);
  if (mark in UTF_16) return new TextDecoder(UTF_16[mark as keyof typeof UTF_16]).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Each line of a text by its number, from 1, as the server counts them. */
export const lineOf = (text: string, line: number): string => text.split(/\r\n|\r|\n/)[line - 1] ?? "";

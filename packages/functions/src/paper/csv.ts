import { inertCell } from "@entrepairs/core/kernel";

export type Cell = string | number | null | undefined;

/** A table for a spreadsheet: UTF-8 with its mark, semicolons in French, commas in English. */
export function csv(rows: readonly (readonly Cell[])[], locale: "fr" | "en"): string {
  const separator = locale === "fr" ? ";" : ",";
  return `\ufeff${rows.map((row) => row.map(cell).join(separator)).join("\r\n")}\r\n`;
}

const cell = (value: Cell): string => `"${inertCell(String(value ?? "")).replaceAll('"', '""')}"`;

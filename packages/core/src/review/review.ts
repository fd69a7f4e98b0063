import { rowsOf } from "../db/index.ts";
import type { Item, Row } from "../kernel/index.ts";
import { Reviews } from "./review.table.ts";

/** What a group released, found in its cohort's partition; null until then. */
export function reviewIn(items: readonly Item[]): Pick<Row<typeof Reviews>, "at" | "lines"> | null {
  const [row] = rowsOf(Reviews, items);
  return row ? { at: row.at, lines: row.lines } : null;
}

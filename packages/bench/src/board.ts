/** One line of the scoreboard. `measured` is undefined where this machine cannot tell. */
export interface Line {
  name: string;
  measured: number | undefined;
  unit: string;
  target: number;
  /** Whether more is better. */
  atLeast?: boolean;
  note?: string;
}

/** The scoreboard as a table: measured, target, ok or over. */
export function board(lines: readonly Line[]): string {
  const rows = [["", "measured", "target", "", ""], ...lines.map(row)];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0))) ?? [];
  return rows
    .map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function row({ name, measured, unit, target, atLeast = false, note = "" }: Line): string[] {
  const wanted = `${atLeast ? "≥" : "≤"} ${target} ${unit}`;
  if (measured === undefined) return [name, "not measured", wanted, "–", note];
  const isMet = atLeast ? measured >= target : measured <= target;
  return [
    name,
    `${measured.toFixed(measured < 10 ? 2 : measured < 100 ? 1 : 0)} ${unit}`,
    wanted,
    isMet ? "ok" : "over",
    note,
  ];
}

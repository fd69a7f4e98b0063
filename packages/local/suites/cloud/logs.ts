import * as v from "valibot";
import type { Lambda } from "./runtime-api.ts";

/** A line of ours: what happened, by its name; the rest are ids, codes and counts. */
const Line = v.looseObject({
  level: v.picklist(["info", "warn", "error"]),
  event: v.pipe(v.string(), v.regex(/^[a-z]+[.][a-z_.]+$/i)),
});

/** What is wrong with the functions' logs: lines that are no JSON of ours, and texts that must stand in none. */
export function judgeLogs(lambdas: Readonly<Record<string, Lambda>>, never: readonly string[]) {
  const logs = Object.entries(lambdas).map(([name, { log }]) => ({ name, text: log() }));
  const lines = logs.flatMap(({ name, text }) =>
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => ({ name, line })),
  );
  const told = logs.flatMap(({ name, text }) =>
    never.filter((one) => text.includes(one)).map((one) => `${name}: ${one}`),
  );
  const other = lines.filter(({ line }) => !isOurs(line)).map(({ name, line }) => `${name}: ${line}`);
  return { lines: lines.length, problems: [...told, ...other] };
}

function isOurs(line: string): boolean {
  try {
    return v.is(Line, JSON.parse(line));
  } catch {
    return false;
  }
}

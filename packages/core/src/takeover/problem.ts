import { DomainError } from "../kernel/index.ts";
import type { LineProblem } from "./cell.ts";

/** Nothing was taken: each line with its reason. */
export function listRefused(problems: readonly LineProblem[], list = "lines"): DomainError {
  const fields = problems.map(({ line, code }) => ({ path: `${list}.${line}`, code }));
  return new DomainError("unprocessable", "takeover.list_refused", "Nothing was taken: correct these lines", fields);
}

import type { Statement as Allowed } from "../access.ts";

/** A statement of a role's policy, or of a resource's, which says to whom it applies. */
export interface Statement extends Omit<Allowed, "Resource"> {
  Resource?: string | string[];
  Principal?: "*" | Readonly<Record<string, string | string[]>>;
}

/** Who asks for what. Keys of the context are those of IAM; one of several values is a list. */
export interface Asked {
  action: string;
  resource: string;
  context?: Readonly<Record<string, string | readonly string[]>>;
}

const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** `*` and `?` as IAM reads them, over the whole text. */
function like(text: string, pattern: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${escaped}$`, "s").test(text);
}

/** Fills `${key}` from the context; undefined when the request does not bear the key: nothing then fits. */
function filled(pattern: string, context: Asked["context"]): string | undefined {
  let missing = false;
  const text = pattern.replace(/\$\{([^}]+)\}/g, (_, key: string) => {
    const value = context?.[key];
    if (typeof value !== "string") missing = true;
    return typeof value === "string" ? value : "";
  });
  return missing ? undefined : text;
}

type Test = (value: string, wanted: string) => boolean;
const TESTS: Readonly<Record<string, Test>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: (value, wanted) => value === wanted,
};
const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
};

/** One line of a condition. Throws on an operator that it does not know, rather than guess. */
function holds(operator: string, key: string, wanted: readonly string[], context: Asked["context"]): boolean {
  const values = list(context?.[key] as string | readonly string[] | undefined);
  if (operator === "Null") return wanted[0] === String(values.length === 0);
  const [, set, named = ""] = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/.exec(operator) ?? [];
  const test = TESTS[NEGATED[named] ?? named];
  if (!test) throw new Error(`The evaluator does not know the condition ${operator}`);
  const fits = (value: string) =>
    wanted.some((pattern) => {
      const text = filled(pattern, context);
      return text !== undefined && test(value, text);
    }) !==
    named in NEGATED;
  // A list of none holds for all: hence the Null check that our policies must have beside it.
  if (set === "ForAllValues") return values.every(fits);
  if (set === "ForAnyValue") return values.some(fits);
  return values.length === 0 ? named in NEGATED : values.some(fits);
}

function applies(statement: Statement, { action, resource, context }: Asked): boolean {
  const named = list(statement.Action).some((pattern) => like(action.toLowerCase(), pattern.toLowerCase()));
  const placed = list(statement.Resource).some((pattern) => {
    const text = filled(pattern, context);
    return text !== undefined && like(resource, text);
  });
  return (
    named &&
    placed &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, key, list(wanted), context)),
    )
  );
}

/** What policies say of one request, as IAM decides it: a denial wins, silence refuses. */
export function isAllowed(policies: readonly Statement[], asked: Asked): boolean {
  const fitting = policies.filter((statement) => applies(statement, asked));
  return fitting.some(({ Effect }) => Effect === "Allow") && fitting.every(({ Effect }) => Effect === "Allow");
}

/** For a key of KMS: its own policy and the caller's must both allow, since it leaves the account to IAM. */
export function mayUseKey(role: readonly Statement[], key: readonly Statement[], asked: Asked): boolean {
  const named = key.filter(({ Principal }) => Principal === "*" || Principal?.AWS !== undefined);
  return isAllowed(role, asked) && isAllowed(named, asked);
}

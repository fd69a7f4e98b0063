import fc from "fast-check";
import * as v from "valibot";

/** A schema as valibot keeps it: the parts of the kinds that our routes use. */
interface Kind {
  type: string;
  entries?: Record<string, v.GenericSchema>;
  item?: v.GenericSchema;
  items?: v.GenericSchema[];
  options?: unknown[];
  wrapped?: v.GenericSchema;
  literal?: unknown;
  key?: v.GenericSchema;
  value?: v.GenericSchema;
  getter?: (input: unknown) => v.GenericSchema;
}

/** Plausible values of the domain: those that a schema takes are drawn, whatever its checks are. */
const TEXTS = [
  "Un texte d’essai",
  "Paris",
  "75001",
  "France",
  "FR",
  "essai@exemple.fr",
  "732 829 320 00074",
  "73282932000074",
  "FR44732829320",
  "cabinet-d-essai",
  "2026-11-22",
  "2027-01-15",
  "2026-11",
  "2027",
  "2026-11-22T08:00:00.000Z",
  "2027-03-01T13:30:00.000Z",
  "09:00",
  "14:30",
  "Europe/Paris",
  "#0a7d55",
  "https://exemple.fr/salle",
  "/app/",
  "fr",
  "en",
  "0",
  "1",
  "7",
  "10",
  "on",
  "true",
  "six-80",
  "cohort.open",
  "",
];
const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 20, 30, 60, 80, 90, 180, 210, 2_000, 2_026, 70_000, 84_000];

/** Values that a schema takes, ids of the fixture where a field has their name. */
export function valid(
  schema: v.GenericSchema,
  ids: Readonly<Record<string, string>>,
  name = "",
): fc.Arbitrary<unknown> {
  const kind = schema as unknown as Kind;
  const inner = (of: v.GenericSchema | undefined, as = name) => (of ? valid(of, ids, as) : fc.constant(undefined));
  switch (kind.type) {
    case "string":
      return ofPool(schema, ids, name);
    case "number":
      return among(schema, NUMBERS, fc.integer({ min: 0, max: 100_000 }));
    case "boolean":
      return fc.boolean();
    case "literal":
      return fc.constant(kind.literal);
    case "picklist":
      return fc.constantFrom(...(kind.options ?? []));
    case "null":
      return fc.constant(null);
    case "optional":
    case "exact_optional":
    case "undefinedable":
      return fc.option(inner(kind.wrapped), { nil: undefined, freq: 3 });
    case "nullable":
      return fc.option(inner(kind.wrapped), { nil: null, freq: 3 });
    case "nullish":
      return fc.oneof(inner(kind.wrapped), fc.constant(null), fc.constant(undefined));
    case "array":
      return ofArray(schema, kind, ids, name);
    case "tuple":
      return fc.tuple(...(kind.items ?? []).map((item) => inner(item)));
    case "record":
      return fc.dictionary(fc.constantFrom("a", "b"), inner(kind.value), { maxKeys: 2 });
    case "union":
    case "variant":
      return fc.oneof(...((kind.options ?? []) as v.GenericSchema[]).map((option) => inner(option)));
    case "intersect":
      return fc
        .tuple(...((kind.options ?? []) as v.GenericSchema[]).map((option) => inner(option)))
        .map((parts) => Object.assign({}, ...(parts as object[])));
    case "lazy":
      return inner(kind.getter?.(undefined));
    case "object":
    case "strict_object":
    case "loose_object":
      return ofEntries(kind.entries ?? {}, ids);
    case "unknown":
    case "any":
      return fc.constantFrom("x", 1, null, {});
    default:
      throw new Error(`No values are made for the schema kind "${kind.type}": add it to arbitrary.ts`);
  }
}

function ofEntries(entries: Record<string, v.GenericSchema>, ids: Readonly<Record<string, string>>) {
  const fields = Object.entries(entries).map(([name, entry]) => [name, valid(entry, ids, name)] as const);
  return fc
    .record(Object.fromEntries(fields))
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)));
}

/** Long enough for the schema's least number of items. */
function ofArray(schema: v.GenericSchema, kind: Kind, ids: Readonly<Record<string, string>>, name: string) {
  const item = kind.item ? valid(kind.item, ids, name) : fc.constant(null);
  const [sample] = fc.sample(item, { numRuns: 1, seed: 1 });
  const least =
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 20].find((n) =>
      v.is(
        schema,
        Array.from({ length: n }, () => sample),
      ),
    ) ?? 0;
  return fc.array(item, { minLength: least, maxLength: least + 3 });
}

/** The fixture's own thing for a field of its name, any id that fits, else the plausible texts. */
function ofPool(schema: v.GenericSchema, ids: Readonly<Record<string, string>>, name: string): fc.Arbitrary<unknown> {
  const own = ids[name];
  if (own !== undefined && v.is(schema, own)) return fc.constant(own);
  const fitting = Object.values(ids).filter((id) => v.is(schema, id) && !v.is(schema, "Un texte d’essai"));
  if (fitting.length > 0) return fc.constantFrom(...fitting);
  return among(schema, TEXTS, fc.string({ minLength: 1, maxLength: 30 }));
}

function among<T>(schema: v.GenericSchema, pool: readonly T[], more: fc.Arbitrary<T>): fc.Arbitrary<T> {
  const taken = pool.filter((one) => v.is(schema, one));
  if (taken.length === 0) return more;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...taken) },
    { weight: 1, arbitrary: more.map((one) => (v.is(schema, one) ? one : (taken[0] as T))) },
  );
}

const deep = (): unknown => {
  let value: unknown = "x";
  for (let depth = 0; depth < 2_000; depth++) value = [value];
  return value;
};

/** What no field expects. */
export const HOSTILE: readonly unknown[] = [
  "\u0000",
  "a\u0000b",
  "__proto__",
  "constructor",
  "\u202eabc\u202c",
  '=HYPERLINK("http://x")',
  "+1+cmd|' /C calc'!A0",
  "<script>alert(1)</script>",
  "</script><img src=x onerror=alert(1)>",
  "x\r\nSet-Cookie: a=b",
  "BEGIN:VALARM\nEND:VALARM",
  "../../../etc/passwd",
  "a#b#c",
  "#",
  "\ud800",
  "x".repeat(1_000_000),
  "é".repeat(70_000),
  "9".repeat(400),
  "2026-02-30",
  "9999-99-99T99:99:99.999Z",
  "+275760-09-13T00:00:00.000Z",
  "-000001-01-01T00:00:00.000Z",
  "",
  " ",
  null,
  true,
  -1,
  0.1,
  -0.0001,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  -Number.MAX_SAFE_INTEGER,
  2_147_483_648,
  [],
  ["x"],
  [[[]]],
  {},
  { $gt: "" },
  { toString: "x", valueOf: "x", length: 1e9 },
  Array.from({ length: 3_000 }, (_, at) => at),
  deep(),
];

/** `value` with one place of it replaced by something hostile, or one more field, or one less. */
export function spoilt(value: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(value);
  const hostile = fc.constantFrom(...HOSTILE);
  const replaced = fc
    .tuple(fc.constantFrom(...places), hostile)
    .map(([place, bad]) => changed(value, place, () => bad));
  const without = fc.constantFrom(...places).map((place) => changed(value, place, () => undefined));
  const more = fc
    .tuple(fc.constantFrom("__proto__", "constructor", "firmID", "rev", "roles", "status", "accountID"), hostile)
    .map(([name, bad]) => (isRecord(value) ? defined(value, name, bad) : bad));
  return fc.oneof(
    { weight: 4, arbitrary: replaced },
    { weight: 1, arbitrary: without },
    { weight: 1, arbitrary: more },
  );
}

type Place = readonly string[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** An own field even where its name is `__proto__`, as JSON.parse makes it. */
function defined(value: Record<string, unknown>, name: string, field: unknown): Record<string, unknown> {
  return Object.defineProperty({ ...value }, name, { value: field, enumerable: true });
}

function placesOf(value: unknown, at: Place = []): Place[] {
  if (!isRecord(value)) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...at, name]))];
}

function changed(value: unknown, [first, ...rest]: Place, change: (old: unknown) => unknown): unknown {
  if (first === undefined || !isRecord(value)) return change(value);
  const inner = changed(value[first], rest, change);
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === first ? inner : item));
  return { ...value, [first]: inner };
}

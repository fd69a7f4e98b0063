import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Actor, DomainError, type FieldProblem, fn, line, now, type Row, text } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { WordingEditions, Wordings } from "./document.table.ts";
import { fill, type Problem, problemsOf, type Written } from "./fill.ts";
import { KINDS, type Kind, LOCALES, type Locale, PLACEHOLDERS } from "./kind.ts";
import { SAMPLES } from "./sample.ts";
import { SHIPPED_EN } from "./shipped-en.ts";
import { SHIPPED_FR } from "./shipped-fr.ts";

export type Edition = Omit<Row<typeof WordingEditions>, "rev">;

const EDITIONS_MAX = 200;
const SINCE_EVER = "2000-01-01T00:00:00.000Z";

function shipped(kind: Kind): Edition {
  return { kind, edition: 0, since: SINCE_EVER, by: "", fr: SHIPPED_FR[kind], en: SHIPPED_EN[kind] };
}

/** Every edition of one kind, the oldest first; the shipped one leads. Asks for no role. */
export async function editionsOf(kind: Kind): Promise<Edition[]> {
  const { items } = await db().query({ pk: ["WORDING", kind], limit: EDITIONS_MAX });
  return [shipped(kind), ...rowsOf(WordingEditions, items).map(({ rev: _, ...edition }) => edition)];
}

/** The words of today, by kind, in one query. Asks for no role. */
export async function current(): Promise<Record<Kind, Edition>> {
  const { items } = await db().query({ pk: ["WORDINGS"], limit: KINDS.length + 1 });
  const rows = rowsOf(Wordings, items).map(({ rev: _, ...edition }) => edition);
  const latest = (kind: Kind) => rows.find((row) => row.kind === kind) ?? shipped(kind);
  return Object.fromEntries(KINDS.map((kind) => [kind, latest(kind)])) as Record<Kind, Edition>;
}

export const list = fn("wording.list", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  const latest = await current();
  return KINDS.map((kind) => latest[kind]);
});

const OfKind = v.object({ kind: v.picklist(KINDS) });

export const read = fn("wording.read", OfKind, async ({ kind }) => {
  Actor.assertRole("owner", "manager");
  const editions = await editionsOf(kind);
  return { editions, placeholders: PLACEHOLDERS[kind] };
});

const Typed = v.object({ title: line(200), text: text(12_000) });
const Draft = v.object({ ...OfKind.entries, fr: Typed, en: Typed });

/** As a document of an invented group would say it, and what does not hold. Writes nothing. */
export const preview = fn("wording.preview", Draft, async ({ kind, ...draft }) => {
  Actor.assertRole("owner", "manager");
  return previewOf(kind, draft);
});

type Both<T> = Record<Locale, T>;
function previewOf(kind: Kind, draft: Both<{ title: string; text: string }>) {
  const shown = (locale: Locale): { written: Written; problems: Problem[] } => ({
    written: fill(draft[locale], SAMPLES[locale], locale),
    problems: problemsOf(kind, draft[locale]),
  });
  return { fr: shown("fr"), en: shown("en") };
}

/** `after`: the edition that was read; refused when someone wrote another meanwhile (`wording.changed_meanwhile`). */
const Write = v.object({ ...Draft.entries, after: v.number() });

/** Writes a new edition, for what is drawn from now on; what was drawn before keeps its words. */
export const write = fn("wording.write", Write, async ({ kind, after, fr, en }) => {
  Actor.assertRole("owner", "manager");
  assertHolds(kind, { fr, en });
  const [editions, { name: by }] = await Promise.all([editionsOf(kind), Member.get(Actor.member().memberID)]);
  if (editions.at(-1)?.edition !== after) throw changedMeanwhile();
  const edition = after + 1;
  const row = { kind, edition, since: now(), by, fr, en };
  const written = await db().write(
    { edition: WordingEditions.create(row), latest: Wordings.put(row) },
    { kind, edition },
  );
  if (written.refused) throw changedMeanwhile();
  return written.answer;
});

function assertHolds(kind: Kind, draft: Both<{ title: string; text: string }>): void {
  const fields: FieldProblem[] = LOCALES.flatMap((locale) => {
    const [first] = problemsOf(kind, draft[locale]);
    return first ? [{ path: `${locale}.text`, code: first.code }] : [];
  });
  if (fields.length > 0) {
    throw new DomainError("unprocessable", fields[0]?.code ?? "input.invalid", "A word in braces is not right", fields);
  }
}

function changedMeanwhile(): DomainError {
  return new DomainError("conflict", "wording.changed_meanwhile", "Someone changed this meanwhile");
}

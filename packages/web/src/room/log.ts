import type { Entry, Logged, Plan, Reading, View, Word } from "./room.data.ts";

/** What a screen knows of its room: where it stands, and all that was said, in order. */
export interface Log {
  view: View;
  entries: readonly Logged[];
  /** Empty until one is in. */
  plan: Plan;
}

/** The number to ask after: all of it for who was not in and sees nothing yet. */
export const haveOf = (log: Log | undefined): number => (log && log.plan.length > 0 ? log.view.seq : -1);

/** The screen after one more answer. An answer that came late or twice changes nothing. */
export function merged(before: Log | undefined, { view, entries }: Reading): Log {
  if (before && view.seq < before.view.seq) return before;
  const known = new Map([...(before?.entries ?? []), ...entries].map((one) => [one.seq, one]));
  const all = withdrawn([...known.values()].sort((one, other) => one.seq - other.seq));
  const plan = planIn(all);
  // Who was let out keeps nothing on his screen, either.
  return reads(view) ? { view, entries: all, plan } : { view, entries: [], plan: [] };
}

const reads = ({ me, seats }: View): boolean => me.status === "in" || seats.length > 0;

function planIn(entries: readonly Logged[]): Plan {
  const opened = entries.find(({ entry }) => entry.kind === "opened")?.entry;
  return opened?.kind === "opened" ? opened.plan : [];
}

/** A word that its author took back leaves its place. */
function withdrawn(entries: readonly Logged[]): Logged[] {
  const gone = new Set(entries.flatMap(({ entry }) => (entry.kind === "withdrew" ? [entry.seq] : [])));
  return entries.map((one) =>
    gone.has(one.seq) && one.entry.kind === "wrote" ? { ...one, entry: { ...one.entry, text: null } } : one,
  );
}

type Of<K extends Entry["kind"]> = Extract<Entry, { kind: K }>;

/** The entries of one kind, with their number. */
export function entriesOf<K extends Entry["kind"]>({ entries }: Log, kind: K): (Of<K> & { seq: number })[] {
  return entries.flatMap(({ seq, entry }) => (entry.kind === kind ? [{ ...(entry as Of<K>), seq }] : []));
}

export type Said = Logged & { entry: Of<"wrote"> };
const isSaid = (one: Logged): one is Said => one.entry.kind === "wrote";

/** What was said in writing in the consultation that the present step belongs to, by the step in which it was. */
export function saidByStep({ view, plan, entries }: Log): Map<number, Said[]> {
  const here = plan[view.step]?.consultation ?? null;
  const groups = new Map<number, Said[]>();
  let step = 0;
  for (const one of entries) {
    if (one.entry.kind === "stepped") ({ step } = one.entry);
    if (!isSaid(one) || (plan[step]?.consultation ?? null) !== here) continue;
    groups.set(step, [...(groups.get(step) ?? []), one]);
  }
  return groups;
}

const IDEAS: readonly Word[] = ["suggestion", "experience", "feeling", "hypothesis", "question", "resource"];
const WORDS_OF: Record<Plan[number]["kind"], readonly Word[]> = {
  talk: ["statement"],
  question: ["question", "answer"],
  agreement: ["request"],
  contribution: IDEAS,
  decision: ["decision"],
  action: [],
  learning: [],
};

/** What this person may write now; the server decides, this only spares him what it would refuse. */
export function wordsOpen({ view, plan }: Log): readonly Word[] {
  const kind = plan[view.step]?.kind;
  // The opening has its own gestures: a word of arrival, the debrief, the choice; the charter has its rules.
  if (!kind || plan[view.step]?.part === "opening" || !view.me.may.includes("write")) return [];
  if (view.status === "closed") return ["statement", ...IDEAS, "request", "decision"];
  if (kind !== "question" || view.me.role === "facilitator") return WORDS_OF[kind];
  return view.me.role === "client" ? ["answer"] : ["question"];
}

/** How many characters each kind of word may have: the server's limits, shown while one types. */
export const LIMITS: Record<Word | "action" | "learning" | "word", number> = {
  statement: 1_000,
  question: 280,
  answer: 500,
  request: 300,
  feeling: 400,
  experience: 400,
  suggestion: 400,
  hypothesis: 400,
  resource: 400,
  decision: 400,
  action: 300,
  learning: 1_000,
  word: 400,
};

export const nameOf = ({ view }: Log, personID: string): string =>
  view.seats.find((seat) => seat.personID === personID)?.name ?? "";

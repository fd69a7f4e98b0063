import { Program, type Solver } from "../solver.ts";

export type Answer = "yes" | "ifNeeded" | "no";

/** A date that may be held; `at` is milliseconds since 1970. */
export interface Slot {
  id: string;
  at: number;
}

export interface Poll {
  /** How many sessions the cycle has. */
  sessions: number;
  slots: readonly Slot[];
  /** What each person said of each slot; a slot without answer counts as no. */
  answers: Readonly<Record<string, Readonly<Record<string, Answer>>>>;
  /** Slots at which the facilitator or the room is taken. */
  taken: readonly string[];
  /** People at least at each session. */
  quorum: number;
  /** Sessions anyone may miss at most. */
  missesMost: number;
  /** Days between one session and the next: never fewer, never more, and best. */
  gapDays: { least: number; most: number; best: number };
}

export interface Choice {
  /** Slots in the order of time, one a session. */
  slots: string[];
  /** Slots that each person would miss, people who miss none left out. */
  misses: Record<string, string[]>;
  /** Slots at which each person would come if needed. */
  reluctant: Record<string, string[]>;
}

/** What a choice is best for: nobody absent, nobody put out, or an even month. */
export type Aim = "presence" | "comfort" | "rhythm";

const WORTH: Record<Aim, { miss: number; reluctant: number; day: number }> = {
  presence: { miss: 10_000, reluctant: 100, day: 1 },
  comfort: { miss: 1_000, reluctant: 900, day: 1 },
  rhythm: { miss: 300, reluctant: 30, day: 40 },
};

/** One absence beyond what is allowed outweighs everything. */
const EXCESS = 200_000;

const DAY_MS = 86_400_000;

/** Why no set of dates will do. */
export type Obstacle = { kind: "tooFewSlots"; held: number; wanted: number } | { kind: "noRhythm" };

/**
 * The best set of dates of a cycle: each session has its quorum and its facilitator, dates lie apart as asked, nobody
 * misses more than allowed; then as `aim` says. When that last rule cannot be kept, as few absences as can be pass it:
 * `misses` names them. Solved as a path over the slots in time. Undefined when there is none: {@link obstacleOf} says why.
 */
export function choose(solver: Solver, poll: Poll, aim: Aim, seconds = 3): Choice | undefined {
  const slots = heldBy(poll);
  const program = new Program();
  const steps = stepsOf(program, poll, slots, WORTH[aim]);
  for (const said of Object.values(poll.answers)) {
    const missed = steps.filter(({ to }) => missesAt(said, to)).map(({ column }) => [column, 1] as const);
    if (missed.length === 0) continue;
    const excess = Array.from({ length: poll.sessions }, () => [program.column(-EXCESS), -1] as const);
    program.row([...missed, ...excess], Number.NEGATIVE_INFINITY, poll.missesMost);
  }
  if (steps.length === 0) return undefined;
  const solved = solver.maximize(program, { seconds });
  if (solved.status === "impossible" || solved.status === "unknown") return undefined;
  const chosen = steps
    .filter(({ column }) => solved.chosen.has(column))
    .toSorted((one, other) => one.session - other.session);
  return detailsOf(
    poll,
    chosen.map(({ to }) => to.id),
  );
}

/** What a set of slots asks of each person. */
export function detailsOf(poll: Poll, slots: string[]): Choice {
  const where = (wanted: (said: Answer | undefined) => boolean) =>
    Object.fromEntries(
      Object.entries(poll.answers)
        .map(([person, said]) => [person, slots.filter((slot) => wanted(said[slot]))] as const)
        .filter(([, some]) => some.length > 0),
    );
  return {
    slots,
    misses: where((said) => said !== "yes" && said !== "ifNeeded"),
    reluctant: where((said) => said === "ifNeeded"),
  };
}

/** The best choice for each aim, equal ones once: what a person weighs before deciding. Empty when there is none. */
export async function choices(solver: Solver, poll: Poll, seconds = 1.5): Promise<AimedChoice[]> {
  const found = new Map<string, AimedChoice>();
  for (const aim of ["presence", "comfort", "rhythm"] as const) {
    // The solver holds the thread while it works: others get their turn between two aims.
    await new Promise((resolve) => setImmediate(resolve));
    const choice = choose(solver, poll, aim, seconds);
    if (!choice) continue;
    const key = choice.slots.join();
    const known = found.get(key);
    if (known) known.aims.push(aim);
    else found.set(key, { ...choice, aims: [aim] });
  }
  return [...found.values()];
}

export type AimedChoice = Choice & { aims: Aim[] };

/** Why {@link choices} finds nothing: too few slots have their quorum and facilitator, or they lie wrong in time. */
export function obstacleOf(poll: Poll): Obstacle {
  const held = heldBy(poll).length;
  return held < poll.sessions ? { kind: "tooFewSlots", held, wanted: poll.sessions } : { kind: "noRhythm" };
}

/** The slots that may be held at all, in time. */
function heldBy({ slots, taken, answers, quorum }: Poll): Slot[] {
  const people = Object.values(answers);
  return slots
    .filter(({ id }) => !taken.includes(id))
    .filter((slot) => people.filter((said) => !missesAt(said, slot)).length >= quorum)
    .toSorted((one, other) => one.at - other.at);
}

function missesAt(said: Readonly<Record<string, Answer>>, { id }: Slot): boolean {
  return said[id] !== "yes" && said[id] !== "ifNeeded";
}

interface Step {
  session: number;
  from: Slot | null;
  to: Slot;
  column: number;
}

/** A column a step from one session's slot to the next one's; what enters a slot leaves it. */
function stepsOf(program: Program, poll: Poll, slots: readonly Slot[], worth: (typeof WORTH)[Aim]): Step[] {
  const layers = layersOf(poll, slots);
  const people = Object.values(poll.answers);
  const cost = (slot: Slot) =>
    worth.miss * people.filter((said) => missesAt(said, slot)).length +
    worth.reluctant * people.filter((said) => said[slot.id] === "ifNeeded").length;
  const steps: Step[] = (layers[0] ?? []).map((to) => ({
    session: 0,
    from: null,
    to,
    column: program.column(-cost(to)),
  }));
  let before = steps;
  for (let session = 1; session < poll.sessions; session += 1) {
    const here = (layers[session - 1] ?? []).flatMap((from) =>
      (layers[session] ?? [])
        .filter((to) => follows(poll, from, to))
        .map((to) => {
          const off = Math.round(Math.abs(daysBetween(from, to) - poll.gapDays.best));
          return { session, from, to, column: program.column(-cost(to) - worth.day * off) };
        }),
    );
    for (const slot of layers[session - 1] ?? []) {
      const into = before.filter(({ to }) => to === slot).map(({ column }) => [column, -1] as const);
      program.row(
        [...into, ...here.filter(({ from }) => from === slot).map(({ column }) => [column, 1] as const)],
        0,
        0,
      );
    }
    steps.push(...here);
    before = here;
  }
  program.row(
    before.map(({ column }) => [column, 1] as const),
    1,
    1,
  );
  return before.length === 0 ? [] : steps;
}

/** Where each session can be: slots that a whole cycle can pass through, from its first session to its last. */
function layersOf(poll: Poll, slots: readonly Slot[]): Slot[][] {
  const layers: Slot[][] = [[...slots]];
  for (let session = 1; session < poll.sessions; session += 1) {
    const before = layers[session - 1] ?? [];
    layers.push(slots.filter((to) => before.some((from) => follows(poll, from, to))));
  }
  for (let session = poll.sessions - 2; session >= 0; session -= 1) {
    const after = layers[session + 1] ?? [];
    layers[session] = (layers[session] ?? []).filter((from) => after.some((to) => follows(poll, from, to)));
  }
  return layers;
}

function follows({ gapDays }: Poll, from: Slot, to: Slot): boolean {
  const days = daysBetween(from, to);
  return days > 0 && days >= gapDays.least && days <= gapDays.most;
}

function daysBetween(from: Slot, to: Slot): number {
  return (to.at - from.at) / DAY_MS;
}

import { DomainError } from "../kernel/index.ts";
import type { Step, StepKind, StepTemplate, Writer } from "./template.ts";

/** Everyone of the largest group has a minute to learn. */
export const LEARNING_LEAST_MINUTES = 8;
export const INPUT_MINUTES = { least: 5, most: 15 } as const;
export const TEMPLATE_MINUTES = { least: 20, most: 480 } as const;

/** Names that the session's frame gives to steps of its own. */
const FRAME_KEYS = new Set(["checkIn", "debrief", "choice", "pause", "checkOut"]);

type TemplateKind = StepTemplate["kind"];
type ByKind = Partial<Record<StepKind, readonly Writer[]>>;

/**
 * Who may be made the writer of each kind of step: what the method allows, and no more. A client is never one while he
 * is consulted; nobody but he agrees for himself.
 */
const CONSULTATION: ByKind = {
  talk: ["client", "consultants", "everyone", "facilitator", "none"],
  question: ["everyone"],
  agreement: ["client"],
  contribution: ["consultants"],
  action: ["client", "everyone"],
  learning: ["everyone"],
  decision: ["everyone", "facilitator"],
};
const TOGETHER: ByKind = {
  talk: ["none", "everyone", "facilitator"],
  question: ["everyone"],
  contribution: ["everyone"],
  action: ["everyone"],
  learning: ["everyone"],
  decision: ["everyone", "facilitator"],
};

export const WRITERS_OF: Record<TemplateKind, ByKind> = {
  consultation: CONSULTATION,
  kickoff: { ...TOGETHER, agreement: ["everyone"] },
  review: TOGETHER,
  input: { talk: TOGETHER.talk ?? [], question: ["everyone"], contribution: ["everyone"] },
};

/** What a firm says of a step; who reads it and what holds it back follow from its kind, and are not its to say. */
export type DraftStep = Pick<Step, "key" | "name" | "minutes" | "writer" | "kind" | "instruction"> & {
  floorMinutes?: number | undefined;
};

/** The steps with what no firm chooses: learnings are their author's, an agreement needs the group's assent. */
export function completed(kind: TemplateKind, steps: readonly DraftStep[]): Step[] {
  return steps.map(({ floorMinutes, ...step }) => ({
    ...step,
    ...(step.kind === "learning" &&
      kind === "consultation" && { floorMinutes: floorMinutes ?? LEARNING_LEAST_MINUTES }),
    reader: step.kind === "learning" ? "author" : "room",
    gate: gateOf(kind, step.kind),
  }));
}

function gateOf(kind: TemplateKind, step: StepKind): Step["gate"] {
  if (step === "agreement") return kind === "kickoff" ? "charter" : "assent";
  return step === "learning" && kind === "consultation" ? "learnings" : "none";
}

interface Problem {
  path: string;
  code: string;
}

/** Refuses a template that would break the method: every problem at once, each beside its field. */
export function assertMethod(kind: TemplateKind, steps: readonly DraftStep[]): void {
  const problems = [...steps.flatMap((step, at) => stepProblems(kind, steps, step, at)), ...wholeProblems(kind, steps)];
  if (problems.length > 0) {
    throw new DomainError("unprocessable", "template.method", "The method does not hold", problems);
  }
}

function stepProblems(kind: TemplateKind, steps: readonly DraftStep[], step: DraftStep, at: number): Problem[] {
  const problem = (field: string, code: string): Problem => ({
    path: `steps.${at}.${field}`,
    code: `template.${code}`,
  });
  const found: Problem[] = [];
  const writers = WRITERS_OF[kind][step.kind];
  if (!writers) found.push(problem("kind", "kind"));
  else if (!writers.includes(step.writer)) found.push(problem("writer", "writer"));
  if (FRAME_KEYS.has(step.key) || steps.findIndex(({ key }) => key === step.key) < at)
    found.push(problem("key", "key"));
  if (kind !== "consultation") return found;
  const consulting = steps.findIndex((one) => one.kind === "contribution");
  if (step.kind === "talk" && at < consulting && !["client", "facilitator", "none"].includes(step.writer)) {
    found.push(problem("writer", "client_first"));
  }
  if (step.kind === "agreement" && at > consulting) found.push(problem("kind", "agreement_late"));
  if (step.kind === "learning") {
    const floor = step.floorMinutes ?? LEARNING_LEAST_MINUTES;
    if (floor < LEARNING_LEAST_MINUTES) found.push(problem("floorMinutes", "floor"));
    if (step.minutes < floor) found.push(problem("minutes", "floor_minutes"));
  }
  return found;
}

function wholeProblems(kind: TemplateKind, steps: readonly DraftStep[]): Problem[] {
  const code = wholeProblem(kind, steps);
  return code === undefined ? [] : [{ path: "steps", code: `template.${code}` }];
}

function wholeProblem(kind: TemplateKind, steps: readonly DraftStep[]): string | undefined {
  const at = (wanted: StepKind) => steps.findIndex((step) => step.kind === wanted);
  const count = (wanted: StepKind) => steps.filter((step) => step.kind === wanted).length;
  const total = steps.reduce((sum, { minutes }) => sum + minutes, 0);
  if (kind === "input") return total < INPUT_MINUTES.least || total > INPUT_MINUTES.most ? "input_minutes" : undefined;
  if (total < TEMPLATE_MINUTES.least || total > TEMPLATE_MINUTES.most) return "minutes";
  if (kind === "kickoff") return count("agreement") === 1 ? undefined : "no_charter";
  if (at("learning") < 0) return "no_learning";
  if (kind === "review") return undefined;
  const [first] = steps;
  if (first?.kind !== "talk" || first.writer !== "client") return "no_presentation";
  if (at("contribution") < 0) return "no_consulting";
  if (count("agreement") > 1) return "agreements";
  return at("learning") < at("contribution") ? "learning_early" : undefined;
}

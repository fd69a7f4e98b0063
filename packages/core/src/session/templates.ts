import { kickoffSteps, reviewSteps } from "./frame.ts";
import { mentalModels, mutualFeedback, questioning } from "./inputs.ts";
import { fiveBeats, type StepShape, sixSteps, words } from "./steps.ts";
import type { Step, StepTemplate } from "./template.ts";

/** Gives each step its minutes, in the order in which the steps stand. */
function timed<K extends string>(shapes: Record<K, StepShape>, minutes: Record<K, number>): Step[] {
  const keys = Object.keys(shapes) as K[];
  return keys.map((key) => ({ ...shapes[key], minutes: minutes[key] }));
}

/** The six steps at 80 minutes, the length of the shipped programme. */
export const six80: StepTemplate = {
  templateID: "six-80",
  version: 1,
  kind: "consultation",
  name: words("Six étapes, 80\u00a0min", "Six steps, 80 min"),
  steps: timed(sixSteps, {
    presentation: 10,
    clarification: 15,
    agreement: 5,
    consulting: 25,
    synthesis: 10,
    learning: 15,
  }),
};

export const six100: StepTemplate = {
  templateID: "six-100",
  version: 1,
  kind: "consultation",
  name: words("Six étapes, 100\u00a0min", "Six steps, 100 min"),
  steps: timed(sixSteps, {
    presentation: 10,
    clarification: 20,
    agreement: 5,
    consulting: 35,
    synthesis: 15,
    learning: 15,
  }),
};

export const six120: StepTemplate = {
  templateID: "six-120",
  version: 1,
  kind: "consultation",
  name: words("Six étapes, 120\u00a0min", "Six steps, 120 min"),
  steps: timed(sixSteps, {
    presentation: 15,
    clarification: 25,
    agreement: 5,
    consulting: 40,
    synthesis: 15,
    learning: 20,
  }),
};

export const flash45: StepTemplate = {
  templateID: "flash-45",
  version: 1,
  kind: "consultation",
  name: words("Flash, 45\u00a0min", "Flash, 45 min"),
  steps: timed(sixSteps, {
    presentation: 5,
    clarification: 8,
    agreement: 2,
    consulting: 15,
    synthesis: 5,
    learning: 10,
  }),
};

export const five60: StepTemplate = {
  templateID: "five-60",
  version: 1,
  kind: "consultation",
  name: words("Cinq temps, 60\u00a0min", "Five beats, 60 min"),
  steps: timed(fiveBeats, { situation: 12, feedback: 18, reformulation: 10, learning: 10, pooling: 10 }),
};

export const kickoff: StepTemplate = {
  templateID: "kickoff",
  version: 1,
  kind: "kickoff",
  name: words("Séance de lancement", "Kickoff"),
  steps: timed(kickoffSteps, { welcome: 30, method: 40, expectations: 40, rules: 30, charter: 25, calendar: 15 }),
};

export const review: StepTemplate = {
  templateID: "review",
  version: 1,
  kind: "review",
  name: words("Séance de bilan", "Review"),
  steps: timed(reviewSteps, { individualReview: 40, collectiveReview: 80, release: 30, next: 30 }),
};

/** The shipped templates; a firm copies one and edits its copy. */
export const templates: readonly StepTemplate[] = [
  six80,
  six100,
  six120,
  flash45,
  five60,
  kickoff,
  review,
  mentalModels,
  questioning,
  mutualFeedback,
];

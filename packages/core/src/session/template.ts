/** A text in the two languages of the product. */
export interface Words {
  fr: string;
  en: string;
}

export type ConsultationRole = "client" | "consultant" | "facilitator";
export type Writer = "client" | "consultants" | "facilitator" | "everyone" | "none";
export type Reader = "room" | "author";

/** What is written in a step: nothing, questions, an agreement, ideas, dated actions, learnings, or decisions. */
export type StepKind = "talk" | "question" | "agreement" | "contribution" | "action" | "learning" | "decision";

/** What must hold before the facilitator may leave the step; `none` lets the step go with a word aloud. */
export type Gate = "none" | "assent" | "charter" | "learnings";

export interface Step {
  key: string;
  name: Words;
  minutes: number;
  /** The part of the consultation that no extension of another step takes from. */
  floorMinutes?: number;
  writer: Writer;
  reader: Reader;
  kind: StepKind;
  gate: Gate;
  /** One short sentence a role; a role without one listens. */
  instruction: Partial<Record<ConsultationRole, Words>>;
}

/** The steps of one consultation, of a whole kickoff or review, or of a short input before the topics. */
export interface StepTemplate {
  templateID: string;
  version: number;
  kind: "consultation" | "kickoff" | "review" | "input";
  name: Words;
  steps: Step[];
}

/** Around the consultations: check-in, debriefs and choice of topics; then the closing round. */
export const OPENING_MINUTES = 20;
export const CLOSING_MINUTES = 15;
/** Time of learning that a consultation keeps whatever happens before. */
export const LEARNING_FLOOR_MINUTES = 10;

export function templateMinutes(template: StepTemplate): number {
  return template.steps.reduce((sum, step) => sum + step.minutes, 0);
}

/** A step's part of its template, in basis points, to lay the steps out again over another duration. */
export function shareOf(template: StepTemplate, step: Step): number {
  return Math.round((step.minutes * 10_000) / templateMinutes(template));
}

/**
 * How long a session of `consultations` topics takes, pauses included: opening, each consultation, closing. A kickoff
 * or a review has no consultation and takes the sum of its own steps.
 */
export function durationMinutes(template: StepTemplate, consultations: number, pausesMinutes = 0): number {
  if (template.kind !== "consultation") return templateMinutes(template) + pausesMinutes;
  if (!Number.isInteger(consultations) || consultations < 1) throw new RangeError("a session has one topic or more");
  return OPENING_MINUTES + consultations * templateMinutes(template) + pausesMinutes + CLOSING_MINUTES;
}

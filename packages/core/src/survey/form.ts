/** A text in the two languages of the product. */
export interface Words {
  fr: string;
  en: string;
}

interface Asked {
  questionID: string;
  required: boolean;
  label: Words;
  help?: Words;
}

/** 1 to 5; the ends have words, the steps between have none. */
export interface ScaleQuestion extends Asked {
  kind: "scale";
  ends: { low: Words; high: Words };
}

/** 0 to 10. */
export interface NpsQuestion extends Asked {
  kind: "nps";
  ends: { low: Words; high: Words };
}

/** Free words, with a box beside them that releases them outside; not ticked beforehand. */
export interface TextQuestion extends Asked {
  kind: "text";
  charactersMost: number;
  release: Words;
}

export type Question = ScaleQuestion | NpsQuestion | TextQuestion;

/** When a form is answered: after a session, before and after the cycle, at its end, months later. */
export const TIMINGS = ["closing", "pre", "hot", "post", "cold"] as const;
export type Timing = (typeof TIMINGS)[number];

export const AUDIENCES = ["participant", "sponsor", "funder", "facilitator"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** One version of a form: a change of words or questions is a new version; question ids keep their meaning for ever. */
export interface Form {
  formID: string;
  version: number;
  timings: readonly Timing[];
  audience: Audience;
  /** Its answers carry neither a person nor an hour: nobody, the firm included, can tell whose they are. */
  anonymous: boolean;
  title: Words;
  questions: Question[];
}

export interface Checked {
  scale: Record<string, number>;
  nps: Record<string, number>;
  words: { questionID: string; text: string; released: boolean }[];
}

export type ProblemCode =
  | "survey.unknown_question"
  | "survey.required"
  | "survey.not_a_number"
  | "survey.out_of_range"
  | "survey.not_a_text"
  | "survey.too_long"
  | "survey.characters"
  | "survey.empty";

export interface Problem {
  questionID: string;
  code: ProblemCode;
}

export type CheckResult = { ok: true; answers: Checked } | { ok: false; problems: Problem[] };

/** Control and direction marks; tab and line ends may stand in a text. */
const FORBIDDEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const DIGITS = /^(?:0|[1-9]\d?)$/;

/**
 * Answers by question id as a form or JSON sends them: a figure as a number or its digits, a text as a string or as
 * `{ text, released }`. What is left blank is no answer. All refusals come at once, each with its question.
 */
export function check(form: Form, answers: Readonly<Record<string, unknown>>): CheckResult {
  const known = new Set(form.questions.map((question) => question.questionID));
  const problems: Problem[] = Object.keys(answers)
    .filter((questionID) => !known.has(questionID))
    .map((questionID) => ({ questionID, code: "survey.unknown_question" }));
  const checked: Checked = { scale: {}, nps: {}, words: [] };
  for (const question of form.questions) {
    const given = Object.hasOwn(answers, question.questionID) ? answers[question.questionID] : undefined;
    const code = isBlank(given) ? missing(question) : take(question, given, checked);
    if (code) problems.push({ questionID: question.questionID, code });
  }
  if (problems.length === 0 && isEmpty(checked)) {
    problems.push({ questionID: form.questions[0]?.questionID ?? "", code: "survey.empty" });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answers: checked };
}

function missing(question: Question): ProblemCode | undefined {
  return question.required ? "survey.required" : undefined;
}

/** Puts one given answer where it belongs, or says why not. */
function take(question: Question, given: unknown, checked: Checked): ProblemCode | undefined {
  if (question.kind === "text") return takeText(question, given, checked);
  const value = typeof given === "string" && DIGITS.test(given.trim()) ? Number(given) : given;
  if (typeof value !== "number") return "survey.not_a_number";
  const [least, most] = question.kind === "scale" ? [1, 5] : [0, 10];
  if (!Number.isInteger(value) || value < least || value > most) return "survey.out_of_range";
  checked[question.kind][question.questionID] = value;
  return undefined;
}

function takeText(question: TextQuestion, given: unknown, checked: Checked): ProblemCode | undefined {
  const text = textOf(given);
  if (text === undefined) return "survey.not_a_text";
  const clean = text.replaceAll("\r\n", "\n").normalize("NFC").trim();
  if ([...clean].length > question.charactersMost) return "survey.too_long";
  if (FORBIDDEN.test(clean.replace(/[\n\t]/g, ""))) return "survey.characters";
  checked.words.push({ questionID: question.questionID, text: clean, released: isReleased(given) });
  return undefined;
}

function textOf(given: unknown): string | undefined {
  if (typeof given === "string") return given;
  if (typeof given === "object" && given !== null && "text" in given && typeof given.text === "string")
    return given.text;
  return undefined;
}

/** Nothing but a plain yes releases words. */
function isReleased(given: unknown): boolean {
  return typeof given === "object" && given !== null && "released" in given && given.released === true;
}

function isBlank(given: unknown): boolean {
  if (given === undefined || given === null) return true;
  const text = textOf(given);
  return text !== undefined && text.trim() === "";
}

function isEmpty({ scale, nps, words }: Checked): boolean {
  return words.length + Object.keys(scale).length + Object.keys(nps).length === 0;
}

/**
 * Boxes of the yearly training report (bilan pédagogique et financier, Cerfa 10443; Code du travail L6352-11 and
 * R6352-22 to 24), as the form has them since 2017: sums before VAT, hours whole.
 */

/** C, where the money comes from: the form's line and what it is. */
export const PRODUCTS = [
  "1",
  "2a",
  "2b",
  "2c",
  "2d",
  "2e",
  "2f",
  "2g",
  "2h",
  "3",
  "4",
  "5",
  "6",
  "7",
  "8",
  "9",
  "10",
  "11",
] as const;
export type Product = (typeof PRODUCTS)[number];

/** F-1, who was trained: employees, apprentices, job seekers, individuals at their own cost, others. */
export const TRAINEES = ["a", "b", "c", "d", "e"] as const;
export type Trainee = (typeof TRAINEES)[number];

/** F-3, what for: RNCP, the specific register, a CQP outside of both, other training, skills review, VAE. */
export const OBJECTIVES = ["a", "b", "c", "d", "e", "f"] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** F-3 a, of which: by level of the framework (Code du travail D6113-19), 6 being 6 to 8; last a CQP of no level. */
export const LEVELS = ["a6", "a5", "a4", "a3", "a2", "a0"] as const;

/** E, who taught: people of the firm, people from outside. */
export const TRAINERS = ["inside", "outside"] as const;

/** No box: of no training, or of nobody's report. */
export const NONE = "none";

/** What may be decided of a subject, by the word before its colon. */
export const CHOICES = {
  coach: TRAINERS,
  invoice: [...PRODUCTS, NONE],
  funder: PRODUCTS,
  person: TRAINEES,
  programme: [...OBJECTIVES, ...LEVELS],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Subject = keyof typeof CHOICES;

/** Whether `choice` is one of the subject's. Pure. */
export function isChoice(subject: string, choice: string): boolean {
  const kind = subject.split(":")[0] ?? "";
  return Object.hasOwn(CHOICES, kind) && (CHOICES[kind as Subject] as readonly string[]).includes(choice);
}

/** The usual line of what a funder pays; an Opco pays by several, its plan of development most of the time. */
export const FUNDER_LINES = {
  opco: "2h",
  faf: "2g",
  franceTravail: "7",
  region: "6",
  other: "8",
} as const satisfies Readonly<Record<string, Product>>;

/**
 * Minutes as the whole hours of the form: the total is rounded to the nearest hour, half up; each part gets its whole
 * hours, and the hours that are left go to the largest remainders, so that parts always add up to the total. Pure.
 */
export function wholeHours(minutes: readonly number[]): { total: number; parts: number[] } {
  const sum = minutes.reduce((all, one) => all + one, 0);
  const total = Math.floor((sum + 30) / 60);
  const parts = minutes.map((one) => Math.floor(one / 60));
  const order = minutes
    .map((one, at) => ({ at, rest: one % 60 }))
    .sort((one, other) => other.rest - one.rest || one.at - other.at);
  let left = total - parts.reduce((all, one) => all + one, 0);
  for (const { at } of order) {
    if (left <= 0) break;
    parts[at] = (parts[at] ?? 0) + 1;
    left -= 1;
  }
  return { total, parts };
}

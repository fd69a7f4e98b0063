import * as v from "valibot";
import { centsOf } from "../../format/typed.ts";
import { day, flag, hour, oneOf, optionalText, text, whole } from "../../ui/schema.ts";
import type { Opening } from "./enrol.data.ts";
import { type Rhythm, rhythmOf } from "./rhythm-words.ts";
import { whereabouts, whereaboutsOf } from "./whereabouts.tsx";

const WEEKDAYS = { "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7 } as const;
const NTHS = { "1": 1, "2": 2, "3": 3, "4": 4, last: "last" } as const;
export const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;
export const nths = ["1", "2", "3", "4", "last"] as const;

const Weekday = v.pipe(
  oneOf(weekdays),
  v.transform((value) => WEEKDAYS[value]),
);
const Nth = v.pipe(
  oneOf(nths),
  v.transform((value) => NTHS[value]),
);

const Sentence = v.pipe(
  text(200),
  v.rawTransform<string, Rhythm>(({ dataset, addIssue, NEVER }) => {
    const read = rhythmOf(dataset.value);
    if (typeof read === "object") return read;
    addIssue({ message: read });
    return NEVER;
  }),
);

/** All kinds of rhythm stay in the form, so that going back finds what was typed; the chosen one is read. */
const AnyRhythm = v.variant("kind", [
  v.pipe(
    v.object({ kind: v.literal("weeks"), everyWeeks: whole(1, 26), weekday: Weekday, time: hour() }),
    v.transform(({ everyWeeks, weekday, time }) => ({ everyWeeks, weekday, time })),
  ),
  v.pipe(
    v.object({ kind: v.literal("words"), words: Sentence }),
    v.transform(({ words }) => words),
  ),
  v.pipe(
    v.object({ kind: v.literal("month"), nth: Nth, weekday: Weekday, time: hour() }),
    v.transform(({ nth, weekday, time }) => ({ monthly: { nth, weekday }, time })),
  ),
]);

const Minutes = whole(30, 480);

/** As the browser knows zones; the API has the last word. */
function isZone(timeZone: string | undefined): boolean {
  try {
    new Intl.DateTimeFormat(undefined, { timeZone });
    return true;
  } catch {
    return false;
  }
}

export const Cycle = v.object({
  start: day(),
  rhythm: AnyRhythm,
  regular: whole(0, 12),
  minutes: v.object({ kickoff: Minutes, regular: Minutes, review: Minutes }),
  /** Where the hours of the group are read, when it is not where its firm is. */
  zone: v.pipe(optionalText(64), v.check(isZone, "zone")),
});
export type Cycle = v.InferOutput<typeof Cycle>;

/** Euros as typed, in cents; nothing typed is nothing sent. */
export const Price = v.pipe(
  v.optional(v.string(), ""),
  v.trim(),
  v.rawTransform<string, number | undefined>(({ dataset, addIssue, NEVER }) => {
    if (dataset.value === "") return undefined;
    const cents = centsOf(dataset.value);
    if (cents !== undefined && cents >= 0) return cents;
    addIssue({ message: "money" });
    return NEVER;
  }),
);

const Typed = v.object({
  programmeID: text(),
  name: text(120),
  organizationID: optionalText(),
  openToVisitors: flag(),
  priceNet: Price,
  coachID: text(),
  seatsMin: whole(5, 8),
  seatsMax: whole(5, 8),
  ...whereabouts,
  cycle: Cycle,
});

/** What the four steps hold, as the API takes it, without the dates that were seen. */
export const OpeningForm = v.pipe(
  Typed,
  v.transform(({ organizationID, openToVisitors, priceNet, modality, place, link, ...rest }) => ({
    ...rest,
    ...whereaboutsOf({ modality, place, link }),
    organizationID: organizationID ?? null,
    openToVisitors: organizationID === undefined && openToVisitors,
    ...(priceNet === undefined ? {} : { priceNet }),
  })),
);
export type Wanted = v.InferOutput<typeof OpeningForm> & Omit<Opening, keyof v.InferOutput<typeof OpeningForm>>;

/** The cycle, once enough is typed to lay it out. */
export function cycleOf(values: Readonly<Record<string, unknown>>): Cycle | undefined {
  const read = v.safeParse(Cycle, values.cycle);
  return read.success ? read.output : undefined;
}

/** A raw value by its dotted name, as a draft kept it. */
export function typedAt(values: Readonly<Record<string, unknown>>, name: string): string | undefined {
  let at: unknown = values;
  for (const key of name.split(".")) {
    at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  }
  return typeof at === "string" ? at : undefined;
}

import * as v from "valibot";
import { centsOf, numberOf } from "../../format/typed.ts";

/** Texts that hold a list, a line each. */
export const LISTS = ["tags", "objectives", "public", "outline"] as const;

const typed = () => v.pipe(v.optional(v.string(), ""), v.trim());

/** A text, or null when nothing is written. */
const text = (max: number) =>
  v.pipe(
    typed(),
    v.maxLength(max, "too_long"),
    v.transform((value) => value || null),
  );

const lines = () =>
  v.pipe(
    typed(),
    v.transform((value) =>
      value
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    ),
  );

/** What was typed, read as a number, or null when nothing is. */
const read = (reader: (text: string) => number | undefined, code: string) =>
  v.pipe(
    typed(),
    v.rawTransform<string, number | null>(({ dataset, addIssue, NEVER }) => {
      if (dataset.value === "") return null;
      const value = reader(dataset.value);
      if (value !== undefined) return value;
      addIssue({ message: code });
      return NEVER;
    }),
  );

const Part = v.object({ heading: text(200), text: v.pipe(typed(), v.maxLength(8_000, "too_long")) });

/** What the editor's fields give, as the API takes it. */
export const ProgrammeSchema = v.object({
  title: v.pipe(typed(), v.nonEmpty("required"), v.maxLength(160, "too_long")),
  category: text(300),
  theme: text(300),
  tags: lines(),
  description: text(8_000),
  goals: text(8_000),
  objectives: lines(),
  public: lines(),
  prerequisites: text(300),
  days: read(numberOf, "number"),
  hours: read(numberOf, "number"),
  nature: v.picklist(["training", "service"], "required"),
  priceNet: read(centsOf, "money"),
  vatRate: v.pipe(v.string(), v.transform(Number)),
  methods: text(8_000),
  results: text(8_000),
  outline: lines(),
  body: v.optional(v.array(Part), []),
  disabilityContact: text(300),
  nsfCode: text(10),
  weight: read(numberOf, "number"),
});
export type ProgrammeValues = v.InferOutput<typeof ProgrammeSchema>;

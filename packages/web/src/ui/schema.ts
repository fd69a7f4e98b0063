import * as v from "valibot";
import { centsOf, numberOf } from "../format/typed.ts";

/** Schemas of what fields give. FormData holds texts alone: these turn them into what the API takes. */

/** A text that must hold something, without spaces around. */
export const text = (max = 200) => v.pipe(v.string(), v.trim(), v.nonEmpty("required"), v.maxLength(max, "max_length"));

/** A text that may be empty: then the key is undefined, and absent from the JSON. */
export const optionalText = (max = 200) =>
  v.pipe(
    v.optional(v.string(), ""),
    v.trim(),
    v.maxLength(max, "max_length"),
    v.transform((value) => value || undefined),
  );

/** A box: true when checked. */
export const flag = () =>
  v.pipe(
    v.optional(v.string(), ""),
    v.transform((value) => value === "true"),
  );

export const email = () => v.pipe(text(254), v.email("email"), v.toLowerCase());

/** Boxes or lines of one name: a list of texts, maybe empty. */
export const texts = () => v.optional(v.array(v.string()), []);

/** One of these; nothing chosen is `required`. */
export const oneOf = <const T extends readonly string[]>(options: T) =>
  v.pipe(v.optional(v.string(), ""), v.nonEmpty("required"), v.picklist(options, "picklist"));

const typed = (read: (text: string) => number | undefined, code: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty("required"),
    v.rawTransform<string, number>(({ dataset, addIssue, NEVER }) => {
      const value = read(dataset.value);
      if (value !== undefined) return value;
      addIssue({ message: code });
      return NEVER;
    }),
  );

/** Euros as typed, in whole cents. */
export const euros = () => typed(centsOf, "money");

/** A whole number between two bounds, both allowed; who passes one is told it. */
export const whole = (min = 0, max = Number.MAX_SAFE_INTEGER) =>
  v.pipe(
    typed(numberOf, "number"),
    v.integer("integer"),
    v.minValue(min, `min_value:${min}`),
    v.maxValue(max, `max_value:${max}`),
  );

/** A calendar day, `YYYY-MM-DD`. */
export const day = () => v.pipe(v.string(), v.nonEmpty("required"), v.isoDate("day"));

/** An hour of the day, `HH:MM`. */
export const hour = () => v.pipe(v.string(), v.nonEmpty("required"), v.isoTime("time"));

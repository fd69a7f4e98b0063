import { dayLong } from "./date.ts";

/** A day being typed, in words: a date field is written as the browser likes, `12/06` as well as `06/12`. */
export const dayTyped = (value: unknown): string =>
  typeof value === "string" && /^[12]\d{3}-\d\d-\d\d$/.test(value) ? dayLong(value) : "";

import * as v from "valibot";

/** One address, lower case: what several systems would read as two, or as a header, is refused. */
export const Email = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(254, "email"),
  v.regex(/^[^\s@"<>(),:;[\]\\\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?\.[a-zA-Z]{2,63}$/, "email"),
  v.check((text) => !text.includes("..") && !text.startsWith("."), "email"),
  v.toLowerCase(),
);

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** A line a person types: trimmed, without control or direction marks. */
export function line(max: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, "required"),
    v.maxLength(max, "too_long"),
    v.check((text) => !FORBIDDEN.test(text) && !/[\r\n]/.test(text), "characters"),
    v.transform((text) => text.normalize("NFC")),
  );
}

/** A text of several lines; may be empty. */
export function text(max: number) {
  return v.pipe(
    v.string(),
    v.maxLength(max, "too_long"),
    v.check((value) => !FORBIDDEN.test(value), "characters"),
    v.transform((value) => value.replaceAll("\r\n", "\n").trim().normalize("NFC")),
  );
}

import * as v from "valibot";

/** A local part and a host: no space, quote, list mark, control or direction character may stand in them. */
const ADDRESS = /^[^\s\p{Cc}\p{Cf}@"<>(),:;[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,63}$/iu;

/** One address, lower case: what several systems would read as two, or as a header, is refused. */
export const Email = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(254, "email"),
  v.regex(ADDRESS, "email"),
  v.check((address) => !address.includes("..") && !address.startsWith("."), "email"),
  v.toLowerCase(),
);

/** Control characters but tab and line ends, and marks that turn the direction of what follows. */
function isPlain(value: string): boolean {
  return !/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(value) && !/\p{Cc}/u.test(value.replace(/[\t\r\n]/g, ""));
}

/** A line a person types: trimmed, without control or direction marks. */
export function line(max: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, "required"),
    v.maxLength(max, "too_long"),
    v.check((value) => isPlain(value) && !/[\r\n]/.test(value), "characters"),
    v.transform((value) => value.normalize("NFC")),
  );
}

/** A text of several lines; may be empty. */
export function text(max: number) {
  return v.pipe(
    v.string(),
    v.maxLength(max, "too_long"),
    v.check(isPlain, "characters"),
    v.transform((value) => value.replaceAll("\r\n", "\n").trim().normalize("NFC")),
  );
}

/** No-break spaces where French typography wants them. */
export function french(written: string): string {
  return written
    .replace(/ ([;!?])/g, "\u202f$1")
    .replace(/ ([:%»€])/g, "\u00a0$1")
    .replace(/« /g, "«\u00a0");
}

// Controls, line and paragraph separators, and the marks that turn the reading direction or hide text.
const UNSAFE = /[\p{Cc}\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;

/** A text typed by someone, as one line: it can neither add a header, nor a line of its own, nor hide its end. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(UNSAFE, " ").trim();
}

/** Every string of the parameters as one line; numbers and shapes stay. */
export function cleaned<T>(params: T): T;
export function cleaned(params: unknown): unknown {
  if (typeof params === "string") return oneLine(params);
  if (Array.isArray(params)) return params.map((item) => cleaned(item));
  if (typeof params !== "object" || params === null) return params;
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, cleaned(value)]));
}

/** An address to press, http or https only. Throws on any other, which no message of ours has. */
export function webAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== "https:" && parsed?.protocol !== "http:") throw new RangeError("Not a web address");
  if (parsed.username || parsed.password) throw new RangeError("Not a web address");
  return parsed.href;
}

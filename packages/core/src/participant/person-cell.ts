/** The longest text of a cell, in characters. */
export const textMax = 200;
const emailMax = 254;

/** What nobody can see on a screen and what would turn the text around: refused rather than removed in silence. */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being refused
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Why a cell is refused whatever its column, or nothing. */
export function cellRefusal(text: string): "cell_too_long" | "cell_characters" | undefined {
  if (text.trim().length > textMax) return "cell_too_long";
  return hidden.test(text.trim()) || !text.isWellFormed() ? "cell_characters" : undefined;
}

/** The address in small letters, or nothing. "mailto:" and angle brackets around it are taken off; only ASCII is mailed. */
export function emailOf(typed: string): string | undefined {
  const address = typed
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/^<(.*)>$/, "$1")
    .trim()
    .toLowerCase();
  const [local = "", domain = "", ...more] = address.split("@");
  if (more.length > 0 || address.length > emailMax || local.length > 64) return undefined;
  const isLocal = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local);
  const isDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(domain);
  return isLocal && isDomain ? address : undefined;
}

const MARKS: Readonly<Record<string, string>> = { _: "__", "/": "_s", "+": "_p" };
const SIGNS: Readonly<Record<string, string>> = { __: "_", _s: "/", _p: "+" };

/**
 * The name of a document's file, without its ending: its number, with signs that a folder or an address would take for
 * something else written as two. No two numbers share a name, and the name tells the number. Pure.
 */
export function fileNameOf(number: string): string {
  return number.replace(/[_/+]/g, (sign) => MARKS[sign] ?? sign);
}

/** The number that a file's name tells; undefined for a name that is none of ours. Pure. */
export function numberOfFile(name: string): string | undefined {
  if (!/^(?:[A-Za-z0-9-]|__|_s|_p)+$/.test(name)) return undefined;
  return name.replace(/__|_s|_p/g, (mark) => SIGNS[mark] ?? mark);
}

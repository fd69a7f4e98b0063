const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * `after`, with every part that says the same as in `before` taken from `before`: a list that is drawn by identity keeps
 * the lines that did not change, and what did not change at all is the same object. Both are JSON.
 */
export function share<T>(before: unknown, after: T): T;
export function share(before: unknown, after: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) {
    const made = after.map((item, index) => share(before[index], item));
    return made.length === before.length && made.every((item, index) => item === before[index]) ? before : made;
  }
  if (!isPlain(before) || !isPlain(after)) return after;
  const names = Object.keys(after);
  const made = Object.fromEntries(names.map((name) => [name, share(before[name], after[name])]));
  const isSame = (name: string) => Object.hasOwn(before, name) && made[name] === before[name];
  return names.length === Object.keys(before).length && names.every(isSame) ? before : made;
}

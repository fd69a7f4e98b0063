/** One value of a search parameter, which an address may repeat. */
export const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** The parameter when it is one of these, else the first of them: a hand-made address never breaks a screen. */
export function among<const T extends readonly [string, ...string[]]>(
  options: T,
  value: string | string[] | undefined,
): T[number] {
  const text = one(value);
  return options.find((option) => option === text) ?? options[0];
}

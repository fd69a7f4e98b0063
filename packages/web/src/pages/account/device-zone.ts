/** The IANA zone of this browser. */
export const deviceZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether clocks of two zones show the same now. */
export function sameHour(one: string, other: string, now: Date): boolean {
  const [a, b] = [one, other].map((timeZone) =>
    now.toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }),
  );
  return a === b;
}

import type { Opening } from "./enrol.data.ts";

export type Rhythm = Opening["cycle"]["rhythm"];
type Weekday = Extract<Rhythm, { everyWeeks: number }>["weekday"];
type Nth = Extract<Rhythm, { monthly: object }>["monthly"]["nth"];

/** What a sentence does not say, or says in a way that no rhythm has; words of each stand under `errors`. */
type RhythmProblem = "rhythm.hour" | "rhythm.weekday" | "rhythm.weekdays" | "rhythm.often" | "rhythm.weeks";

const WEEKDAYS: readonly { value: Weekday; names: string }[] = [
  { value: 1, names: "lundis?|mondays?" },
  { value: 2, names: "mardis?|tuesdays?" },
  { value: 3, names: "mercredis?|wednesdays?" },
  { value: 4, names: "jeudis?|thursdays?" },
  { value: 5, names: "vendredis?|fridays?" },
  { value: 6, names: "samedis?|saturdays?" },
  { value: 7, names: "dimanches?|sundays?" },
];
const ANY_DAY = WEEKDAYS.map(({ names }) => names).join("|");
const NTHS: readonly { value: Nth; names: string }[] = [
  { value: 1, names: "premiers?|1er|1st|first" },
  { value: 2, names: "deuxiemes?|seconds?|2e|2eme|2nd" },
  { value: 3, names: "troisiemes?|3e|3eme|3rd|third" },
  { value: 4, names: "quatriemes?|4e|4eme|4th|fourth" },
  { value: "last", names: "derniers?|last" },
];
const NUMBERS: Readonly<Record<string, number>> = {
  une: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  cinq: 5,
  five: 5,
  six: 6,
  huit: 8,
  eight: 8,
};
const WEEKS_MOST = 26;

const has = (said: string, names: string) => new RegExp(`\\b(?:${names})\\b`, "u").test(said);

/** Without capitals, accents, punctuation or odd spaces, hours and their colons kept. */
function plain(text: string): string {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[^a-z0-9:]+/gu, " ").trim();
}

/**
 * The rhythm that a sentence says, French or English: "toutes les 4 semaines, le mardi à 9 h", "le premier jeudi du mois
 * à 14 h 30", "every other Tuesday at 2 pm"; or what is missing from it.
 */
export function rhythmOf(text: string): Rhythm | RhythmProblem {
  const said = plain(text);
  const days = WEEKDAYS.filter(({ names }) => has(said, names));
  const [day, other] = days;
  if (!day) return "rhythm.weekday";
  if (other) return "rhythm.weekdays";
  const hour = hourOf(said);
  if (!hour) return "rhythm.hour";
  const { time, rest } = hour;
  const weeks = weeksOf(rest);
  if (weeks !== undefined) {
    return weeks >= 1 && weeks <= WEEKS_MOST ? { everyWeeks: weeks, weekday: day.value, time } : "rhythm.weeks";
  }
  const nth = NTHS.filter(({ names }) => has(rest, names));
  const [one, second] = nth;
  return one && !second ? { monthly: { nth: one.value, weekday: day.value }, time } : "rhythm.often";
}

/** The hour on the wall, and the sentence without it: its figures count no weeks. */
function hourOf(said: string): { time: string; rest: string } | undefined {
  const noon = /\b(?:a )?midi\b|\b(?:at )?noon\b/u;
  if (noon.test(said)) return { time: "12:00", rest: said.replace(noon, " ") };
  const found =
    /\b(?:a |at )?(\d{1,2}) ?(?:h|heures?|:) ?(\d{2})?(?: ?(am|pm))?\b/u.exec(said) ??
    /\b(?:a |at )?(\d{1,2})(?: (\d{2}))? ?(am|pm)\b/u.exec(said) ??
    /\bat (\d{1,2})\b/u.exec(said);
  if (!found) return undefined;
  const [whole, typed, minute = "00", half] = found;
  const hour = half ? (Number(typed) % 12) + (half === "pm" ? 12 : 0) : Number(typed);
  if (hour > 23 || Number(minute) > 59 || (half && Number(typed) > 12)) return undefined;
  return { time: `${String(hour).padStart(2, "0")}:${minute}`, rest: said.replace(whole, " ").replace(/ +/gu, " ") };
}

/** How many weeks lie between two sessions; undefined when the sentence counts none. */
function weeksOf(said: string): number | undefined {
  const counted = /\b(?:toutes les|every) (\w+) (?:semaines?|weeks?)\b/u.exec(said)?.[1];
  if (counted !== undefined && /^(?:other|second)$/u.test(counted)) return 2;
  if (counted !== undefined) return NUMBERS[counted] ?? (/^\d+$/u.test(counted) ? Number(counted) : undefined);
  if (/\bsur deux\b|\b(?:quinze|15) jours\b|\bquinzaine\b|\bfortnight/u.test(said)) return 2;
  if (/\bevery (?:other|second)\b/u.test(said) && !/\bmonth\b/u.test(said)) return 2;
  if (/\b(?:chaque semaine|toutes les semaines|every week|weekly|each week)\b/u.test(said)) return 1;
  return new RegExp(`\\b(?:tous les|chaque|every|each) (?:${ANY_DAY})\\b`, "u").test(said) ? 1 : undefined;
}

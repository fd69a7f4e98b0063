/** What a duration is made of, before anyone decides what it means. `rest` is what no rule took. */
export type Quantities = {
  days: number[];
  hours: number[];
  rest: string;
  isHalfDays: boolean;
  isMinutes: boolean;
  /** Hours a day or a session: part of the duration, not the duration. */
  isShare: boolean;
  /** "2 à 3 jours". */
  isRange: boolean;
  /** "2 jours + 3 heures": neither figure is the whole. */
  isSum: boolean;
  isRepeated: boolean;
  /** "environ", "minimum": written, not firm. */
  isLoose: boolean;
};

type Taken = {
  share?: string;
  half?: string;
  days?: string;
  andHalf?: string;
  clock?: string;
  minutesPast?: string;
  hours?: string;
  minutes?: string;
};

const number = String.raw`(?:\d{1,3}(?: \d{3})+|\d+(?:[.,]\d+)?)`;
const day = "(?:jours?|journées?|journees?|jrs?|j|days?)";
const halfDay = "(?:demi[ -]?(?:jours?|journées?|journees?)|half[ -]days?)";
const hour = "(?:heures?|hours?|hrs?|h)";
const end = String.raw`(?![\p{L}\d])`;
const spell = `${number} ?${hour}(?: ?[0-5]\\d)?`;
const seance = "(?:jours?|journées?|demi[ -]journées?|séances?|seances?|sessions?|ateliers?|modules?|rencontres?)";

/** The first alternative that fits at a place wins: shares of a duration stand before durations. */
const quantity = new RegExp(
  [
    `(?<share>(?<=${seance} )(?:de|d’|d'|x|×) ?${spell}${end}|${spell} ?(?:/|par) ?(?:${seance}|j)${end})`,
    `(?<half>${number}) ?${halfDay}${end}`,
    `(?<days>${number}) ?${day}${end}\\.?(?<andHalf> ?(?:et|\\+)? ?(?:une? )?(?:demie?|0,5|1/2)${end}(?![ -]?jour)| ?(?:et|\\+) ?(?:1 )?${halfDay}${end})?`,
    `(?<clock>\\d+) ?h ?(?<minutesPast>[0-5]\\d)${end}`,
    `(?<hours>${number}) ?${hour}${end}\\.?`,
    `(?<minutes>${number}) ?(?:minutes?|min|mn)${end}\\.?`,
  ].join("|"),
  "gu",
);
const range = new RegExp(
  `${number} ?(?<first>${halfDay}|${day}|${hour})? ?(?:-|–|—|à|a|ou|to|or|\\+) ?${number} ?(?<second>${halfDay}|${day}|${hour})${end}`,
  "u",
);
const loose = /environ|minimum|maximum|à partir|au moins|au plus|jusqu|variable|selon|min\.|max\./;
const smallWords =
  /(?<!\p{L})(?:soit|sur|en|de|d|et|la|le|au|durée|duree|totale?|réparties?|répartis?|formation|or|of)(?!\p{L})/gu;

/** Takes a lower-case, single-spaced text apart. Linear, never throws. */
export function quantities(source: string): Quantities {
  const text = inFigures(source.slice(0, 500));
  const taken: Taken[] = [];
  const rest = text.replace(quantity, (...groups) => {
    taken.push(groups.at(-1) as Taken);
    return " § ";
  });
  const days = taken.flatMap(daysOf);
  const hours = taken.flatMap(hoursOf);
  const left = rest
    .replace(loose, " ")
    .replace(smallWords, " ")
    .replace(/[§\s().,;:/=\-–—+'’|•·]+/gu, " ")
    .trim();
  const isEcho = left !== "" && /^(?:(?:jours?|journées?|j|heures?|h)(?: |$))+$/u.test(left);
  return {
    days,
    hours,
    rest: isEcho ? "" : left,
    isHalfDays: taken.some((each) => each.half !== undefined),
    isMinutes: taken.some((each) => each.minutes !== undefined),
    isShare: taken.some((each) => each.share !== undefined),
    isRange: isRange(text),
    isSum: days.length > 0 && hours.length > 0 && /§ *(?:\+|et|plus) *§/u.test(rest),
    isRepeated: isEcho || days.length > 1 || hours.length > 1,
    isLoose: loose.test(rest),
  };
}

function daysOf(taken: Taken): number[] {
  if (taken.half !== undefined) return [amountOf(taken.half) / 2];
  if (taken.days !== undefined) return [amountOf(taken.days) + (taken.andHalf === undefined ? 0 : 0.5)];
  return [];
}

function hoursOf(taken: Taken): number[] {
  if (taken.hours !== undefined) return [amountOf(taken.hours)];
  if (taken.clock !== undefined) return [hundredths(Number(taken.clock) + Number(taken.minutesPast) / 60)];
  if (taken.minutes !== undefined) return [hundredths(amountOf(taken.minutes) / 60)];
  return [];
}

function isRange(text: string): boolean {
  const found = range.exec(text)?.groups;
  if (!found) return false;
  const { first, second } = found;
  return first === undefined || isHours(first) === isHours(second ?? "");
}

function isHours(unit: string): boolean {
  return new RegExp(`^${hour}$`, "u").test(unit);
}

const words = new Map<string, string>(
  "un une one:1|deux two:2|trois three:3|quatre four:4|cinq five:5|six:6|sept:7|huit:8|neuf:9|dix:10|onze:11|douze:12|quatorze:14|quinze:15|vingt:20"
    .split("|")
    .flatMap((entry) => {
      const [names = "", figure = ""] = entry.split(":");
      return names.split(" ").map((name): [string, string] => [name, figure]);
    }),
);

/** "deux (2) jours" and "une ½ journée" with figures alone. */
function inFigures(text: string): string {
  return text
    .replace(/(?<!\d ?)(?:½|(?<![\d/])1\/2) ?(?=jour)/gu, "demi-")
    .replace(/(\d+) ?(?:½|(?<= )1\/2)/gu, "$1,5")
    .replace(/(?<!\p{L})\p{L}+(?!\p{L})/gu, (word) => words.get(word) ?? word)
    .replace(/(?<![\p{L}\d][ -]?)(?=demi[ -]jour)/gu, "1 ")
    .replace(/(?<!\d)(\d+) ?\(\1\)/g, "$1");
}

function amountOf(figures: string): number {
  return Number(figures.replaceAll(" ", "").replace(",", "."));
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

import { AUDIENCES, TIMINGS } from "../survey/index.ts";
import { digitAt, figuresIn } from "./figure-text.ts";
import {
  type Labels,
  NO_LABELS,
  type Page,
  type Place,
  type Said,
  type SaidPart,
  type Told,
  type ToldWave,
} from "./page.ts";

/** Groups of several pages. Groups are small: few texts say what thousands of waves hold, so each is read once. */
export function groupsOf(pages: readonly Page[]): Told[] {
  const read = new Map<string, Said>();
  const titles = new Map<string, string>();
  return pages.flatMap((page) => {
    if (page.groups.length === 0) return [];
    const words = page.words.map((text) => JSON.parse(text) as Labels);
    // Words are numbered page by page.
    const reading = { coachID: page.coachID, titles, words, read: words.length > 0 ? new Map<string, Said>() : read };
    const groups: Told[] = [];
    for (let from = 0; from < page.text.length; ) {
      const next = page.text.indexOf("&", from);
      const to = next < 0 ? page.text.length : next;
      groups.push(groupAt(page.text, [from, to], reading));
      from = to + 1;
    }
    return groups;
  });
}

interface Reading {
  coachID: string;
  /** Free words as they stand in pages, read: a title stands with each of its groups. */
  titles: Map<string, string>;
  words: readonly Labels[];
  read: Map<string, Said>;
}

/** The group that stands from here to there: its head, then its waves, each behind a semicolon. */
function groupAt(text: string, [from, to]: readonly [number, number], { coachID, titles, words, read }: Reading): Told {
  const first = text.indexOf(";", from);
  const own = text.slice(from, first).split(",");
  const [cohortID = "", cohortName, programmeID = "", programmeTitle, coachName, whose = ""] = own;
  const waves: ToldWave[] = [];
  for (let start = first + 1; start < to; ) {
    const next = text.indexOf(";", start);
    const end = next < 0 || next > to ? to : next;
    const comma = text.indexOf(",", start);
    const rest = text.slice(comma + 1, end);
    let said = read.get(rest);
    if (!said) {
      said = saidOf(rest, words);
      read.set(rest, said);
    }
    waves.push({ at: instantAt(text, start, comma), said });
    start = end + 1;
  }
  return {
    cohortID,
    cohortName: wordOf(cohortName, titles),
    programmeID,
    programmeTitle: wordOf(programmeTitle, titles),
    coachID,
    coachName: wordOf(coachName, titles),
    organizations: whose === "" ? [] : whose.split("!").map((one) => organizationOf(one, titles)),
    waves,
  };
}

/** Milliseconds in base 36: a third of what `parseInt` takes, and a report reads thousands. */
function instantAt(text: string, start: number, end: number): number {
  let at = 0;
  for (let sign = start; sign < end; sign += 1) at = at * 36 + digitAt(text, sign);
  return at;
}

function wordOf(text: string | undefined, titles: Reading["titles"]): string {
  if (!text?.includes("%")) return text ?? "";
  let word = titles.get(text);
  if (word === undefined) {
    word = decodeURIComponent(text);
    titles.set(text, word);
  }
  return word;
}

function organizationOf(text: string, titles: Reading["titles"]): Told["organizations"][number] {
  const star = text.indexOf("*");
  return { organizationID: text.slice(0, star), name: wordOf(text.slice(star + 1), titles) };
}

/** What a line says behind its instant: see `saidText`. */
function saidOf(text: string, words: readonly Labels[]): Said {
  const colon = text.indexOf(":");
  const plain = colon < 0 ? text.length : colon;
  const commas = [0, 0, 0, 0];
  for (let nth = 0, at = -1; nth < commas.length; nth += 1) commas[nth] = at = text.indexOf(",", at + 1);
  const [first = 0, second = 0, third = 0, fourth = 0] = commas;
  const kind = numberIn(text, 0, first);
  const said: Said = {
    timing: TIMINGS[Math.floor(kind / AUDIENCES.length)] ?? "closing",
    audience: AUDIENCES[kind % AUDIENCES.length] ?? "participant",
    sessionNumber: second > first + 1 ? numberIn(text, first + 1, second) : null,
    asked: numberIn(text, second + 1, third),
    answered: numberIn(text, third + 1, fourth),
    ...figuresIn(text, fourth + 1, plain),
    labels: NO_LABELS,
    parts: NO_PARTS,
  };
  return colon < 0 ? said : { ...said, ...moreOf(text.slice(colon + 1), words) };
}

const NO_PARTS: readonly SaidPart[] = [];

/** What few waves have: the firm's own words, people of several organizations, or not of all. */
function moreOf(text: string, words: readonly Labels[]): Pick<Said, "labels" | "parts" | "places"> {
  const [labels = "", parts = "", places = "-"] = text.split(":");
  return {
    labels: (labels !== "" && words[Number(labels)]) || NO_LABELS,
    parts: parts === "" ? NO_PARTS : parts.split("!").map(saidPartOf),
    ...(places !== "-" && { places: places === "" ? [] : places.split("!").map(placeOf) }),
  };
}

function saidPartOf(text: string): SaidPart {
  const first = text.indexOf("*");
  const second = text.indexOf("*", first + 1);
  const third = text.indexOf("*", second + 1);
  return {
    place: placeOf(text.slice(0, first)),
    asked: numberIn(text, first + 1, second),
    answered: numberIn(text, second + 1, third),
    ...figuresIn(text, third + 1, text.length),
  };
}

/** A place in a list is one digit or two; an id is long. */
function placeOf(text: string): Place {
  if (text === "") return null;
  return text.length < 4 ? numberIn(text, 0, text.length) : text;
}

/** Of digits alone. */
function numberIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = 10 * number + digitAt(text, at);
  return number;
}

import type { Said } from "./page.ts";
import type { Counts } from "./release/index.ts";

type Figures = Pick<Said, "scale" | "nps">;

/**
 * The shipped questions by one letter each, in pages already written: more may follow, none may change its place.
 * What firms ask beside, and whoever else is asked, stands by its own id.
 */
const SHIPPED = [
  "useful",
  "problems",
  "ideas",
  "relations",
  "network",
  "facilitation",
  "safety",
  "recommendation",
  "applied",
  "framing",
  "listening",
  "questioning",
  "stepping-back",
  "feedback",
  "receiving",
  "asking-help",
  "deciding",
  "cooperating",
  "learning",
] as const;
const LETTER_A = 65;
const LETTER_Z = 90;
const CODES = new Map<string, string>(SHIPPED.map((id, at) => [id, String.fromCharCode(LETTER_A + at)]));
/** One sign a count, 0 to z; a room has no more people. */
const SIGN_BASE = 36;

/** Counts by question between bars: a letter and a sign each (`A00132`), or an id and numbers (`own-a=0.0.40.3.2`). */
export function figuresText({ scale, nps }: Figures): string {
  return [
    ...Object.entries(scale).map(([questionID, counts]) => figureText(questionID, "=", counts)),
    ...Object.entries(nps).map(([questionID, { promoters, passives, detractors }]) =>
      figureText(questionID, "~", [promoters, passives, detractors]),
    ),
  ].join("|");
}

function figureText(questionID: string, sign: "=" | "~", counts: readonly number[]): string {
  const letter = CODES.get(questionID);
  if (letter && counts.every((count) => count < SIGN_BASE)) {
    return letter + counts.map((count) => count.toString(SIGN_BASE)).join("");
  }
  return `${questionID}${sign}${counts.join(".")}`;
}

/** What `figuresText` wrote from here to there, now or before it had letters. */
export function figuresIn(text: string, from: number, to: number): Figures {
  const scale: Said["scale"] = {};
  const nps: Said["nps"] = {};
  for (let at = from; at < to; ) {
    const bar = text.indexOf("|", at);
    const end = bar < 0 || bar > to ? to : bar;
    const questionID = shippedAt(text, at);
    const sign = at + 1;
    if (questionID === undefined) addLong(text.slice(at, end), scale, nps);
    else if (end - sign === SCALE_SIGNS) scale[questionID] = scaleAt(text, sign);
    else nps[questionID] = splitOf([digitAt(text, sign), digitAt(text, sign + 1), digitAt(text, sign + 2)]);
    at = end + 1;
  }
  return { scale, nps };
}

const SCALE_SIGNS = 5;

function scaleAt(text: string, at: number): Counts {
  return [
    digitAt(text, at),
    digitAt(text, at + 1),
    digitAt(text, at + 2),
    digitAt(text, at + 3),
    digitAt(text, at + 4),
  ];
}

function shippedAt(text: string, at: number): string | undefined {
  const code = text.charCodeAt(at);
  return code >= LETTER_A && code <= LETTER_Z ? SHIPPED[code - LETTER_A] : undefined;
}

const ZERO = 48;
const NINE = 57;
/** Where digits go on with letters: "a" is 10. */
const BEFORE_A = 87;

/** A digit of base 36. */
export function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code <= NINE ? code - ZERO : code - BEFORE_A;
}

function addLong(text: string, scale: Said["scale"], nps: Said["nps"]): void {
  const at = text.indexOf("=");
  if (at >= 0) {
    scale[text.slice(0, at)] = countsOf(text.slice(at + 1));
    return;
  }
  const [questionID = "", numbers = ""] = text.split("~");
  nps[questionID] = splitOf(countsOf(numbers));
}

function splitOf([promoters = 0, passives = 0, detractors = 0]: readonly number[]): Said["nps"][string] {
  return { promoters, passives, detractors };
}

function countsOf(numbers: string): Counts {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = numbers.split(".").map(Number);
  return [a, b, c, d, e];
}

import type * as v from "valibot";
import type { Row } from "../kernel/index.ts";
import { AUDIENCES, TIMINGS } from "../survey/index.ts";
import { figuresText } from "./figure-text.ts";
import type { FiguresPages, WaveSummaryRow } from "./report.table.ts";

type WaveSummary = v.InferOutput<typeof WaveSummaryRow>;
export type Labels = WaveSummary["labels"];
export type Page = Omit<Row<typeof FiguresPages>, "rev">;

/**
 * Groups of one page. A report reads pages: a sixteenth of the items that groups are. An answer writes one: some 7 KB.
 */
const GROUPS_MAX = 16;
/** Text of one page; an item holds 400 KB. */
const TEXT_MAX = 250_000;

/** A group as reports see it: its waves by their figures, in order of opening. */
export interface Told
  extends Pick<
    WaveSummary,
    "cohortID" | "cohortName" | "programmeID" | "programmeTitle" | "coachID" | "coachName" | "organizations"
  > {
  waves: ToldWave[];
}

/** Opened at, in milliseconds UTC. */
export interface ToldWave {
  at: number;
  said: Said;
}

/** An organization by its place in its group's list; by its id where it is not in it; null: people on their own. */
export type Place = number | string | null;

/** What a wave says, whoever was asked; alike waves of any groups are one object. */
export interface Said
  extends Pick<
    WaveSummary,
    "timing" | "audience" | "sessionNumber" | "asked" | "answered" | "scale" | "nps" | "labels"
  > {
  /** The same by organization, where people come from several. */
  parts: readonly SaidPart[];
  /** Whom it asked, where other than all organizations of its group. */
  places?: readonly Place[];
}

export interface SaidPart extends Pick<WaveSummary, "asked" | "answered" | "scale" | "nps"> {
  place: Place;
}

/** The shipped words: what most waves ask. */
export const NO_LABELS: Labels = {};

export function toldOf(waves: readonly WaveSummary[]): Told | undefined {
  const last = waves.at(-1);
  if (!last) return undefined;
  const { cohortID, cohortName, programmeID, programmeTitle, coachID, coachName } = last;
  const named = new Map(waves.flatMap((wave) => wave.organizations).map((one) => [one.organizationID, one]));
  const organizations = [...named.values()];
  const shared = { cohortID, cohortName, programmeID, programmeTitle, coachID, coachName };
  return {
    ...shared,
    organizations,
    waves: waves.map((wave) => ({ at: Date.parse(wave.openedAt), said: saidBy(wave, organizations) })),
  };
}

function saidBy(wave: WaveSummary, organizations: Told["organizations"]): Said {
  const { timing, audience, sessionNumber, asked, answered, scale, nps, labels, organizationIDs } = wave;
  const placeOf = (id: string | null): Place => {
    const at = organizations.findIndex(({ organizationID }) => organizationID === id);
    return at < 0 ? id : at;
  };
  const parts = wave.parts.map(({ organizationID, ...part }) => ({ place: placeOf(organizationID), ...part }));
  const places = organizationIDs.map(placeOf);
  const isUsual = places.length === organizations.length && places.every((place) => typeof place === "number");
  const own = Object.keys(labels).length === 0 ? NO_LABELS : labels;
  const said = { timing, audience, sessionNumber, asked, answered, scale, nps, labels: own, parts };
  return isUsual ? said : { ...said, places };
}

export function emptyPage(coachID: string, number: number): Page {
  return { coachID, number, groups: [], words: [], text: "" };
}

/** Whether one more group may begin here: texts grow with their groups. */
export function hasRoom({ groups, text }: Page): boolean {
  return groups.length < GROUPS_MAX && text.length < TEXT_MAX / 4;
}

export function isTooLong({ text }: Page): boolean {
  return text.length > TEXT_MAX;
}

/** The page with what a group says now, in its place or after the others. The same again changes nothing. */
export function withGroup(page: Page, told: Told): Page {
  const words = [...page.words];
  const own = textOf(told, words);
  const texts = page.groups.length > 0 ? page.text.split("&") : [];
  const at = page.groups.indexOf(told.cohortID);
  if (at >= 0) return { ...page, words, text: texts.with(at, own).join("&") };
  return { ...page, words, groups: [...page.groups, told.cohortID], text: [...texts, own].join("&") };
}

export function withoutGroup(page: Page, cohortID: string): Page {
  const at = page.groups.indexOf(cohortID);
  if (at < 0) return page;
  const text = page.text.split("&").toSpliced(at, 1).join("&");
  return { ...page, groups: page.groups.toSpliced(at, 1), text };
}

const SEPARATORS = /[%,;|&:!*~="\\]|[^\x20-\x7e]/gu;

/** Free words between separators, all in ASCII: one sign beyond would double the cost of the whole text. */
function safe(text: string): string {
  return text.toWellFormed().replace(SEPARATORS, (sign) => {
    const coded = encodeURIComponent(sign);
    return coded === sign ? `%${sign.charCodeAt(0).toString(16)}` : coded;
  });
}

function textOf({ waves, ...told }: Told, words: string[]): string {
  const organizations = told.organizations.map(({ organizationID, name }) => `${organizationID}*${safe(name)}`);
  const head = [
    told.cohortID,
    safe(told.cohortName),
    told.programmeID,
    safe(told.programmeTitle),
    safe(told.coachName),
    organizations.join("!"),
  ].join(",");
  return [head, ...waves.map(({ at, said }) => `${at.toString(36)},${saidText(said, words)}`)].join(";");
}

function saidText(said: Said, words: string[]): string {
  const { timing, audience, sessionNumber, asked, answered, parts, places } = said;
  const kind = TIMINGS.indexOf(timing) * AUDIENCES.length + AUDIENCES.indexOf(audience);
  const plain = [kind, sessionNumber ?? "", asked, answered, figuresText(said)].join(",");
  const partTexts = parts.map((part) => [part.place ?? "", part.asked, part.answered, figuresText(part)].join("*"));
  const more = [labelsPlace(said.labels, words), partTexts.join("!"), places?.map((one) => one ?? "").join("!") ?? "-"];
  return more.join() === ",,-" ? plain : [plain, ...more].join(":");
}

/** Words of the firm stand once a page, however many waves ask them. */
function labelsPlace(labels: Labels, words: string[]): number | "" {
  if (Object.keys(labels).length === 0) return "";
  const text = JSON.stringify(labels);
  const at = words.indexOf(text);
  return at >= 0 ? at : words.push(text) - 1;
}

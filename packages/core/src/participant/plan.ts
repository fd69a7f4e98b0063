import type * as v from "valibot";
import { zoneNamed } from "../firm/index.ts";
import { managerCircle, managersAmong } from "./manager.ts";
import type { ImportedPerson, ParticipantRow } from "./participant.table.ts";
import { type Pasted, type PasteError, parsePeople } from "./paste.ts";
import { traineeStatusOf } from "./trainee-status.ts";

export type Known = v.InferOutput<typeof ParticipantRow>;
export type Imported = v.InferOutput<typeof ImportedPerson>;

export type PlanCode =
  | PasteError["code"]
  | "trainee_status"
  | "zone"
  | "manager_circle"
  | "participant.other_organization"
  | "participant.alone";
export interface PlanError {
  line: number;
  column: number;
  code: PlanCode;
  text: string;
}
export interface PlannedPerson extends Imported {
  line: number;
  change: "created" | "updated" | "unchanged";
}
export interface Plan {
  people: PlannedPerson[];
  errors: PlanError[];
  ignored: string[];
  counts: { created: number; updated: number; unchanged: number };
}

/** What the firm already knows of the addresses of a list. */
export interface Knowledge {
  /** By address, the people of this organization. */
  own: ReadonlyMap<string, Known>;
  /** By address, whose people the others are; null for someone who enrolled alone. */
  elsewhere: ReadonlyMap<string, string | null>;
}

/** The list as it is written, its statuses understood: errors by line, nothing compared yet. */
export function readList(source: string): {
  people: (Imported & { line: number })[];
  errors: PlanError[];
  ignored: string[];
} {
  const pasted: Pasted = parsePeople(source);
  const errors: PlanError[] = [...pasted.errors];
  const people = pasted.people.flatMap(({ line, name, traineeStatus: typed, zone: said, ...rest }) => {
    const traineeStatus = traineeStatusOf(typed);
    const zone = said === "" ? "" : zoneNamed(said);
    if (traineeStatus !== undefined && zone !== undefined) return [{ line, ...name, ...rest, traineeStatus, zone }];
    if (traineeStatus === undefined) errors.push(refused(line, "trainee_status", typed));
    if (zone === undefined) errors.push(refused(line, "zone", said));
    return [];
  });
  return { people, errors, ignored: pasted.ignored };
}

const WHY = {
  trainee_status: {
    what: "Statut inconnu",
    todo: "Écrivez salarié, indépendant, agent public, demandeur d’emploi ou autre.",
  },
  zone: { what: "Ce fuseau horaire n’existe pas", todo: "Écrivez par exemple Europe/Paris ou Indian/Reunion." },
} as const;

function refused(line: number, code: keyof typeof WHY, typed: string): PlanError {
  const { what, todo } = WHY[code];
  return { line, column: 0, code, text: `${what}\u00a0: «\u00a0${typed.slice(0, 60)}\u00a0». ${todo}` };
}

/** What importing the list would change. Pure: the same list and the same knowledge give the same plan. */
export function plan(list: ReturnType<typeof readList>, knowledge: Knowledge): Plan {
  const errors = [...list.errors];
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const people: PlannedPerson[] = [];
  for (const person of list.people) {
    const elsewhere = knowledge.elsewhere.get(person.email);
    if (elsewhere !== undefined) {
      errors.push({ line: person.line, column: 0, ...elsewhereError(elsewhere) });
      continue;
    }
    const known = knowledge.own.get(person.email);
    const change = known ? (isSame(known, person) ? "unchanged" : "updated") : "created";
    counts[change] += 1;
    people.push({ ...person, change });
  }
  errors.push(...circleErrors(people, [...knowledge.own.values()]));
  errors.sort((one, other) => one.line - other.line || one.column - other.column);
  return { people, errors, ignored: list.ignored, counts };
}

/** Each line of people who would report to themselves through one another. */
function circleErrors(people: readonly PlannedPerson[], known: readonly Known[]): PlanError[] {
  const listed = new Map(people.map((person) => [person.email, person]));
  const all = [
    ...known.map((row) => {
      const person = listed.get(row.email);
      return person ? merged(row, person) : row;
    }),
    ...people.filter(({ change }) => change === "created"),
  ];
  const managerOf = managersAmong<(typeof all)[number]>(all);
  const circle = managerCircle(new Map(all.map((one) => [one.email, managerOf(one)?.email ?? null])));
  const names = [...circle, circle[0]].flatMap((email) => all.filter((one) => one.email === email).map(nameOf));
  const text = `Ces personnes se dirigent en cercle\u00a0: ${names.join(" → ")}. Corrigez le responsable de l’une d’elles.`;
  return circle.flatMap((email) => {
    const person = listed.get(email);
    return person ? [{ line: person.line, column: 0, code: "manager_circle" as const, text }] : [];
  });
}

const nameOf = ({ given, family }: { given: string; family: string }) => `${given} ${family}`.trim();

function elsewhereError(organizationID: string | null): Pick<PlanError, "code" | "text"> {
  if (organizationID === null) {
    return { code: "participant.alone", text: "Cette personne est déjà inscrite à titre individuel." };
  }
  return { code: "participant.other_organization", text: "Cette personne fait déjà partie d’une autre entreprise." };
}

/** The row with what the list says; an empty cell changes nothing. */
export function merged<K extends Known>(known: K, person: Imported): K {
  return {
    ...known,
    given: person.given || known.given,
    family: person.family || known.family,
    job: person.job || known.job,
    unit: person.unit || known.unit,
    site: person.site || known.site,
    manager: person.manager || known.manager,
    traineeStatus: person.traineeStatus ?? known.traineeStatus,
    ...forGroups(person),
    ...(person.zone && { zone: person.zone }),
  };
}

/** What serves to compose groups, as far as the list says it. */
export function forGroups({ team, seniority, motivation, needs }: Imported) {
  const tags = needs
    .split(/[,;/]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  return {
    ...(team && { team }),
    ...(seniority && { seniority }),
    ...(motivation && { motivation }),
    ...(tags.length > 0 && { needs: tags }),
  };
}

export function isSame(known: Known, person: Imported): boolean {
  const after = merged(known, person);
  return (Object.keys(after) as (keyof Known)[]).every(
    (field) => String(after[field] ?? "") === String(known[field] ?? ""),
  );
}

import type { Participant } from "../participant/index.ts";

export type Person = Participant.Info & { organizationID: string };

/** Someone as the rules and the score see him; texts that say the same are written the same, "" says nothing. */
export interface Candidate {
  id: string;
  organization: string;
  team: string;
  unit: string;
  site: string;
  job: string;
  managerID: string | null;
  needs: readonly string[];
}

/**
 * People as candidates. A team is the one that was named, or else those who report to the same manager. A manager is
 * found in the pool by his address, or by his whole name inside his organization when one person alone bears it.
 */
export function candidatesOf(people: readonly Person[], teamsApart: boolean): Candidate[] {
  const managerOf = managersOf(people);
  const known = new Map<string, string>();
  /** The first way in which a text was written stands for all. */
  const same = (text: string | null | undefined) => {
    const written = text?.trim() ?? "";
    const folded = fold(written);
    if (!known.has(folded)) known.set(folded, written);
    return known.get(folded) ?? "";
  };
  return people.map((person) => {
    const managerID = managerOf(person);
    const manager = people.find(({ participantID }) => participantID === managerID);
    const team = person.team || (manager ? fullName(manager) : person.manager);
    return {
      id: person.participantID,
      organization: person.organizationID,
      team: teamsApart ? same(team) : "",
      unit: same(person.unit),
      site: same(person.site),
      job: same(person.job),
      managerID,
      needs: person.needs ?? [],
    };
  });
}

function managersOf(people: readonly Person[]): (person: Person) => string | null {
  const byEmail = new Map(people.map(({ email, participantID }) => [email, participantID]));
  const byName = new Map<string, string | null>();
  for (const person of people) {
    const { given, family } = person;
    const names = new Set([`${given} ${family}`, `${family} ${given}`].map((name) => nameKey(person, name)));
    for (const key of names) byName.set(key, byName.has(key) ? null : person.participantID);
  }
  return (person) => {
    const written = person.manager?.trim() ?? "";
    if (written === "") return null;
    const found = byEmail.get(written.toLowerCase()) ?? byName.get(nameKey(person, written)) ?? null;
    // Who names himself has no manager in the pool.
    return found === person.participantID ? null : found;
  };
}

const nameKey = ({ organizationID }: Person, name: string) => `${organizationID} ${fold(name)}`;

/** The people of a circle of managers, each followed by his manager; empty when there is none. */
export function managerCircle(candidates: readonly Pick<Candidate, "id" | "managerID">[]): string[] {
  const managers = new Map(candidates.map(({ id, managerID }) => [id, managerID]));
  const clear = new Set<string>();
  for (const { id } of candidates) {
    const above: string[] = [];
    for (let at: string | null = id; at !== null && !clear.has(at); at = managers.get(at) ?? null) {
      if (above.includes(at)) return above.slice(above.indexOf(at));
      above.push(at);
    }
    for (const one of above) clear.add(one);
  }
  return [];
}

function fullName({ given, family }: Person): string {
  return `${given} ${family}`.trim();
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@+]+/gu, " ")
    .trim();
}

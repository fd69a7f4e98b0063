import { fold, managerCircle, managersAmong, type Participant } from "../participant/index.ts";

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
 * found in the pool among the people of his client.
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
    const manager = managerOf(person);
    const team = person.team || (manager ? fullName(manager) : person.manager);
    return {
      id: person.participantID,
      organization: person.organizationID,
      team: teamsApart ? same(team) : "",
      unit: same(person.unit),
      site: same(person.site),
      job: same(person.job),
      managerID: manager?.participantID ?? null,
      needs: person.needs ?? [],
    };
  });
}

/** By client: a name is looked for among colleagues alone. */
function managersOf(people: readonly Person[]): (person: Person) => Person | undefined {
  const clients = Map.groupBy(people, ({ organizationID }) => organizationID);
  const ofClient = new Map([...clients].map(([client, some]) => [client, managersAmong(some)]));
  return (person) => ofClient.get(person.organizationID)?.(person);
}

/** The people of a circle of managers; empty when there is none. */
export function circleOf(candidates: readonly Pick<Candidate, "id" | "managerID">[]): string[] {
  return managerCircle(new Map(candidates.map(({ id, managerID }) => [id, managerID])));
}

function fullName({ given, family }: Person): string {
  return `${given} ${family}`.trim();
}

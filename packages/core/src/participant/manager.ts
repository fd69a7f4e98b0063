interface Known {
  given: string;
  family: string;
  email: string;
  /** As it is written: an address or a name. */
  manager: string | null;
}

/**
 * Who someone's manager is among people of one organization: found by his address, or by his whole name, in either
 * order, when one person alone bears it. Nobody is his own manager.
 */
export function managersAmong<P extends Known>(people: readonly P[]): (person: P) => P | undefined {
  const byEmail = new Map(people.map((person) => [person.email, person]));
  const byName = new Map<string, P | undefined>();
  for (const person of people) {
    const { given, family } = person;
    for (const name of new Set([fold(`${given} ${family}`), fold(`${family} ${given}`)])) {
      byName.set(name, byName.has(name) ? undefined : person);
    }
  }
  return (person) => {
    const written = person.manager?.trim() ?? "";
    if (written === "") return undefined;
    const found = byEmail.get(written.toLowerCase()) ?? byName.get(fold(written));
    return found === person ? undefined : found;
  };
}

/** The people of a circle of managers, each followed by his manager; empty when there is none. */
export function managerCircle(managers: ReadonlyMap<string, string | null>): string[] {
  const clear = new Set<string>();
  for (const id of managers.keys()) {
    const above: string[] = [];
    for (let at: string | null = id; at !== null && !clear.has(at); at = managers.get(at) ?? null) {
      if (above.includes(at)) return above.slice(above.indexOf(at));
      above.push(at);
    }
    for (const one of above) clear.add(one);
  }
  return [];
}

/** A text without what two people write differently: case, accents, punctuation. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@+]+/gu, " ")
    .trim();
}

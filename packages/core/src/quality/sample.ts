import { hash } from "../kernel/index.ts";

interface Person {
  cohortID: string;
  enrolmentID: string;
}

/** Below so many everyone has his file. */
export const ALL_BELOW = 5;

/**
 * Whose file goes into a pack: everyone up to five people; beyond, the square root of their number and never less than
 * five, in the order of SHA-256 over the pack's id and theirs. Whoever has the pack's number can choose again and finds
 * the same people: nobody picked them. Pure.
 */
export function sampleOf<P extends Person>(packID: string, people: readonly P[]): P[] {
  const size = people.length <= ALL_BELOW ? people.length : Math.max(ALL_BELOW, Math.ceil(Math.sqrt(people.length)));
  return people
    .map((person) => ({ person, place: hash(`${packID}.${person.enrolmentID}`) }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .slice(0, size)
    .map(({ person }) => person);
}

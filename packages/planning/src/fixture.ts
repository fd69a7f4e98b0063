import type { Candidate, Pool } from "./compose/pool.ts";
import type { Answer, Poll } from "./poll/poll.ts";

/** Someone of whom nothing is known but what `more` says. */
export function candidate(id: string, more: Partial<Candidate> = {}): Candidate {
  return { id, organization: "", team: "", unit: "", site: "", job: "", managerID: null, needs: [], ...more };
}

export function pool(candidates: readonly Candidate[], more: Partial<Pool> = {}): Pool {
  return { candidates, competitors: [], sizeMin: 5, sizeMax: 8, fixed: {}, ...more };
}

/** A pool as firms have them: five organizations of which two compete, units, teams, seven trades, lines of managers. */
export function realisticPool(count: number, seed: number): Pool {
  const random = randomOf(seed);
  const candidates = Array.from({ length: count }, (_, at) => {
    const unit = `unit ${random(6)}`;
    const team = `${unit}, team ${random(Math.floor(count / 60) + 1)}`;
    const facts = { organization: `company ${random(5)}`, unit, team, job: `trade ${random(7)}` };
    const managerID = at >= 5 && random(3) === 0 ? `p${random(at)}` : null;
    return candidate(`p${at}`, { ...facts, managerID });
  });
  return pool(candidates, { competitors: [["company 0", "company 1"]] });
}

/** A year of dates nine days apart, that eight people answered: three yes of five, one if needed, one no. */
export function realisticPoll(seed: number): Poll {
  const random = randomOf(seed);
  const said: readonly Answer[] = ["yes", "yes", "yes", "ifNeeded", "no"];
  const slots = Array.from({ length: 40 }, (_, at) => ({
    id: `s${at}`,
    at: Date.UTC(2027, 0, 5) + at * 9 * 86_400_000,
  }));
  const ofOne = () => Object.fromEntries(slots.map(({ id }) => [id, said[random(said.length)] ?? "no"]));
  const answers = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`p${at}`, ofOne()]));
  const gapDays = { least: 18, most: 45, best: 28 };
  return { sessions: 12, slots, answers, taken: ["s3", "s17"], quorum: 5, missesMost: 1, gapDays };
}

/** A plain congruential generator: the same numbers below `limit` for the same seed. */
export function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 8) % limit;
  };
}

import type { Candidate, Pool } from "./compose/pool.ts";

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

/** A plain congruential generator: the same numbers below `limit` for the same seed. */
export function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 8) % limit;
  };
}

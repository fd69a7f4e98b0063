/** Someone who may join a group. Empty texts are facts nobody gave: they join nobody and part nobody. */
export interface Candidate {
  id: string;
  /** The paying company; empty for someone on his own. */
  organization: string;
  /** People who work together day to day, inside one organization. */
  team: string;
  unit: string;
  site: string;
  /** The trade: what makes peers speak the same language. */
  job: string;
  /** The candidate this one reports to, if he is in the pool; `line` says more. */
  managerID: string | null;
  needs: readonly string[];
}

export interface Pool {
  candidates: readonly Candidate[];
  /** Pairs of organizations that must not sit together. */
  competitors: readonly (readonly [string, string])[];
  sizeMin: number;
  sizeMax: number;
  /** Where a person put someone: kept whatever it costs. Groups are numbered from 0. */
  fixed: Readonly<Record<string, number>>;
}

/** Members by group; who has no seat is in none. */
export type Groups = readonly (readonly string[])[];

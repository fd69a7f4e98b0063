import { Actor, type Operation } from "../kernel/index.ts";
import type { Kept, Subject } from "./rights.table.ts";

/** One row in which someone is found. What is exported of a person and what is erased of him are one list. */
export interface Found {
  /** The noun under which his export shows it. */
  noun: string;
  /** What it says of him, for his export; absent where there is nothing to read: a key, a link. */
  shown?: Record<string, unknown>;
  /** What is still to be written so that it names him no more; absent where nothing is. */
  act?: Operation;
  /** Why it stays. */
  kept?: Kept;
}

/** What a row says in place of someone's name. */
export const NOBODY = "–";

export const fullName = ({ given, family }: Pick<Subject, "given" | "family">): string => `${given} ${family}`;

/** A row without what only the table reads. */
export function shownOf(row: object, ...without: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([field]) => field !== "rev" && !without.includes(field)));
}

/** Whether a person asks for what is his own: some of it no one else reads, the firm neither. */
export function asksForOwn(participantID: string): boolean {
  const actor = Actor.use();
  return actor.type === "member" && actor.participantID === participantID;
}

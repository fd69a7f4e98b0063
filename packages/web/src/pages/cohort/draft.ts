import type { Chosen } from "./enrol.data.ts";

export interface Draft {
  savedAt: string;
  /** Raw values of the fields. */
  values: Record<string, unknown>;
  people: readonly Chosen[];
  /** Dates chosen by hand, by the index of their session. */
  settled: Readonly<Record<string, string>>;
}

const key = (firmID: string) => `entrepairs.draft.cohort.${firmID}`;

const isDraft = (value: unknown): value is Draft =>
  typeof value === "object" &&
  value !== null &&
  "savedAt" in value &&
  typeof value.savedAt === "string" &&
  "values" in value &&
  typeof value.values === "object" &&
  value.values !== null &&
  "people" in value &&
  Array.isArray(value.people) &&
  "settled" in value &&
  typeof value.settled === "object" &&
  value.settled !== null;

/** The group begun on this device and not opened yet. What cannot be read is no draft. */
export function draftOf(firmID: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(firmID)) ?? "null");
    return isDraft(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what is typed; a browser that refuses storage keeps nothing, and nothing else depends on it. */
export function keepDraft(firmID: string, draft: Draft | undefined): void {
  try {
    if (draft) localStorage.setItem(key(firmID), JSON.stringify(draft));
    else localStorage.removeItem(key(firmID));
  } catch {
    // Private windows refuse.
  }
}

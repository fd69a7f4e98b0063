import type { FlowStatus } from "../gateway/index.ts";

/** Codes of XP Z12-014 that the product acts on. */
export const CODE = { deposited: 200, approved: 205, refused: 210, collected: 212, rejected: 213 } as const;

/**
 * How far each status brings an invoice. Those of one stage (approved, disputed, suspended, completed) follow one
 * another by their hour; a higher stage is never left again, and a rejection ends all.
 */
const STAGE: Readonly<Record<number, number>> = {
  200: 1,
  201: 2,
  202: 3,
  203: 4,
  204: 5,
  205: 6,
  206: 6,
  207: 6,
  208: 6,
  209: 6,
  211: 7,
  212: 8,
  210: 9,
  213: 10,
};

/** What is known once the platform said more: each status once, by its hour; codes that are none are left out. Pure. */
export function learned(known: readonly FlowStatus[], told: readonly FlowStatus[]): FlowStatus[] {
  const found = new Map<string, FlowStatus>();
  for (const one of [...known, ...told]) {
    if (STAGE[one.code] === undefined) continue;
    const at = new Date(one.at).toISOString();
    const key = `${one.code} ${at}`;
    const before = found.get(key);
    // Told twice with and without its reason: the longer word stays, whichever came first.
    const reason = [before?.reason, one.reason].reduce((a, b) => longer(a ?? null, b ?? null)) ?? null;
    found.set(key, { code: one.code, at, reason });
  }
  return [...found.values()].sort((a, b) => order(a.at, b.at) || a.code - b.code);
}

function longer(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  if (one.length !== other.length) return one.length > other.length ? one : other;
  return one > other ? one : other;
}

function order(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Where the invoice stands; the same whatever the order in which its statuses came. Pure. */
export function currentOf(statuses: readonly FlowStatus[]): FlowStatus | undefined {
  return statuses.reduce<FlowStatus | undefined>(
    (best, one) => (best && !isFurther(one, best) ? best : one),
    undefined,
  );
}

function isFurther(one: FlowStatus, other: FlowStatus): boolean {
  const stages = stageOf(one) - stageOf(other);
  if (stages !== 0) return stages > 0;
  return (order(one.at, other.at) || one.code - other.code) > 0;
}

export function stageOf({ code }: Pick<FlowStatus, "code">): number {
  return STAGE[code] ?? 0;
}

/** Refused or rejected: the platform says nothing more of it. */
export function isLost(statuses: readonly FlowStatus[]): boolean {
  const current = currentOf(statuses);
  return current !== undefined && stageOf(current) > stageOf({ code: CODE.collected });
}

import type { AnyEntity, Place } from "./entity.ts";

/** What must hold when the write happens; the one that fails is the answer. */
export type Condition =
  | { test: "absent" }
  | { test: "exists" }
  | { test: "still"; values: Record<string, string | number | boolean | null | undefined> }
  | { test: "below"; values: Record<string, number> }
  | { test: "atLeast"; values: Record<string, number> };

export interface Change {
  set?: Record<string, unknown>;
  add?: Record<string, number>;
  remove?: string[];
}

export type Effect =
  | { kind: "put"; entity: AnyEntity; row: Record<string, unknown>; conditions: Condition[] }
  | { kind: "update"; entity: AnyEntity; place: Place; change: Change; conditions: Condition[] }
  | { kind: "delete"; entity: AnyEntity; place: Place; conditions: Condition[] }
  | { kind: "check"; entity: AnyEntity; place: Place; conditions: Condition[] };

/** One line of a transaction; conditions chain. */
export interface Operation {
  readonly effect: Effect;
  /** Only platform code may name a firm: everywhere else it is the actor's. */
  readonly firmID: string | undefined;
  /** These attributes are still what was read (undefined: still absent). */
  ifStill(values: Record<string, string | number | boolean | null | undefined>): Operation;
  ifBelow(values: Record<string, number>): Operation;
  ifAtLeast(values: Record<string, number>): Operation;
  ifExists(): Operation;
  inFirm(firmID: string): Operation;
}

export function operation(effect: object, firmID?: string): Operation {
  const typed = effect as Effect;
  const and = (condition: Condition): Operation =>
    operation({ ...typed, conditions: [...typed.conditions, condition] }, firmID);
  return {
    effect: typed,
    firmID,
    ifStill: (values) => and({ test: "still", values }),
    ifBelow: (values) => and({ test: "below", values }),
    ifAtLeast: (values) => and({ test: "atLeast", values }),
    ifExists: () => and({ test: "exists" }),
    inFirm: (id) => operation(typed, id),
  };
}

export function check(entity: AnyEntity, place: Place, conditions: Condition[]): Operation {
  return operation({ kind: "check", entity, place, conditions });
}

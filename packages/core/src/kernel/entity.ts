import * as v from "valibot";
import { type Condition, check, type Operation, operation } from "./operation.ts";

/** Parts of a key, from wide to narrow; none may hold the separator. */
export type KeyParts = readonly string[];
export interface Place {
  pk: KeyParts;
  sk: KeyParts;
}

/** An item as the table keeps it, its keys joined. */
export type Item = Record<string, unknown>;

/** What every row carries beside its own fields: its revision, the guard against a write between read and write. */
export interface Revised {
  rev: number;
}

/** The revision that a command brings back from its caller's read: 0 where nobody wrote yet. */
export const Rev = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export interface EntityOptions<S extends v.GenericSchema, K> {
  /** Stands in every item, tells entities of one partition apart. */
  name: string;
  /** Raised when the shape changes; `upgrade` reads what older code wrote. */
  version: number;
  schema: S;
  key: (key: K) => Place;
  /** Keys in the two indexes; an absent one keeps the row out of it. */
  index?: (row: v.InferOutput<S>) => { g1?: Place | undefined; g2?: Place | undefined };
  /** When the engine may delete the row (expiry is always compared in code as well). */
  expires?: (row: v.InferOutput<S>) => string | undefined;
  upgrade?: (old: Item, version: number) => Item;
  scope?: "firm" | "platform";
}

export type Row<E> = E extends Entity<infer S, infer _K> ? v.InferOutput<S> & Revised : never;

/** One kind of row: where it lives and what may be done with it. Pure: the db module runs the operations. */
export class Entity<S extends v.GenericSchema, K> {
  readonly options: EntityOptions<S, K>;

  constructor(options: EntityOptions<S, K>) {
    this.options = options;
  }

  get name(): string {
    return this.options.name;
  }

  place(key: K): Place {
    return this.options.key(key);
  }

  /** A new row; refused when its key is taken. */
  create(row: v.InferInput<S> & K): Operation {
    return operation({ kind: "put", entity: this.erased(), row, conditions: [{ test: "absent" }] });
  }

  /** Writes over whatever stands there: for rows whose key and content are computed from elsewhere. */
  put(row: v.InferInput<S> & K): Operation {
    return operation({ kind: "put", entity: this.erased(), row, conditions: [] });
  }

  /** The whole row anew, if nobody wrote it since it was read. */
  replace(row: v.InferInput<S> & K & Revised): Operation {
    return operation({
      kind: "put",
      entity: this.erased(),
      row,
      conditions: [{ test: "still", values: { rev: row.rev } }],
    });
  }

  /** Some attributes of an existing row (none that an index is made of); add moves a counter. */
  update(
    key: K,
    change: { set?: Partial<v.InferInput<S>>; add?: Record<string, number>; remove?: string[] },
  ): Operation {
    return operation({
      kind: "update",
      entity: this.erased(),
      place: this.place(key),
      change,
      conditions: [{ test: "exists" }],
    });
  }

  delete(key: K): Operation {
    return operation({ kind: "delete", entity: this.erased(), place: this.place(key), conditions: [] });
  }

  /** Writes nothing, but refuses the transaction when the row is not as expected. */
  check(key: K, ...conditions: Condition[]): Operation {
    return check(this.erased(), this.place(key), conditions);
  }

  private erased(): AnyEntity {
    return this as unknown as AnyEntity;
  }
}

export type AnyEntity = Entity<v.GenericSchema, Record<string, unknown>>;

// What a function of the cloud does not use of it leaves its bundle.
/* @__NO_SIDE_EFFECTS__ */
export function entity<S extends v.GenericSchema, K>(options: EntityOptions<S, K>): Entity<S, K> {
  return new Entity(options);
}

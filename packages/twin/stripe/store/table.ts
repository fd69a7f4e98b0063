import type { Journal } from "./journal.ts";
import { type Change, noJournal, openJournal } from "./journal.ts";
import type { Kind, Kinds, Row } from "./row.ts";

const compactAbove = 2000;

/** Every object of the local Stripe, in memory, in order of creation, with the journal behind it. */
export class Table {
  readonly #shelves = new Map<string, Map<string, Row>>();
  #journal: Journal = noJournal;
  #pending: { changes: Change[]; undo: (() => void)[] } | undefined;

  /** @param keep which of the rows read from the journal are still worth their place. */
  constructor(folder: string | undefined, keep: (row: Row) => boolean) {
    if (folder === undefined) return;
    const { journal, lines } = openJournal(folder, (changes) => {
      for (const change of changes) this.#apply(change);
    });
    this.#journal = journal;
    const rows = [...this.#shelves.values()].flatMap((shelf) => [...shelf.values()]);
    if (lines < compactAbove || lines < rows.length * 2) return;
    for (const row of rows)
      if (!keep(row)) this.#apply({ kind: row.kind, account: row.account, removed: row.value.id });
    journal.rewrite(rows.filter(keep));
  }

  /** Runs `change` whole or not at all: one journal line when it returns, nothing when it throws. Never nested. */
  transaction<T>(change: () => T): T {
    if (this.#pending) throw new Error("a transaction is already open");
    const pending = { changes: [] as Change[], undo: [] as (() => void)[] };
    this.#pending = pending;
    try {
      const result = change();
      if (pending.changes.length > 0) this.#journal.append(pending.changes);
      return result;
    } catch (error) {
      for (const undo of pending.undo.reverse()) undo();
      throw error;
    } finally {
      this.#pending = undefined;
    }
  }

  put<K extends Kind>(kind: K, account: string, value: Kinds[K]): Kinds[K] {
    this.#change({ kind, account, value: structuredClone(value) } as Row);
    return value;
  }

  remove(kind: Kind, account: string, id: string): void {
    this.#change({ kind, account, removed: id });
  }

  /** A copy, to change and put back. */
  find<K extends Kind>(kind: K, account: string, id: string): Kinds[K] | undefined {
    const row = this.#shelves.get(shelfOf(kind, account))?.get(id);
    return row && (structuredClone(row.value) as Kinds[K]);
  }

  /** Copies, oldest first. */
  list<K extends Kind>(kind: K, account: string): Kinds[K][] {
    return [...(this.#shelves.get(shelfOf(kind, account))?.values() ?? [])].map(
      (row) => structuredClone(row.value) as Kinds[K],
    );
  }

  /** Of every account, oldest first within each. Not copies: look, do not change. */
  everywhere<K extends Kind>(kind: K): { account: string; value: Readonly<Kinds[K]> }[] {
    return [...this.#shelves.entries()]
      .filter(([name]) => name.startsWith(`${kind}|`))
      .flatMap(([, shelf]) => [...shelf.values()])
      .map((row) => ({ account: row.account, value: row.value as Kinds[K] }));
  }

  /** Forgets everything, on disk as well. */
  clear(): void {
    this.#shelves.clear();
    this.#journal.rewrite([]);
  }

  close(): void {
    this.#journal.close();
    this.#journal = noJournal;
  }

  #change(change: Change): void {
    if (!this.#pending) throw new Error("changes belong in a transaction");
    this.#pending.changes.push(change);
    this.#pending.undo.push(this.#apply(change));
  }

  /** Applies a change and returns how to take it back. */
  #apply(change: Change): () => void {
    const name = shelfOf(change.kind, change.account);
    const shelf = this.#shelves.get(name) ?? new Map<string, Row>();
    this.#shelves.set(name, shelf);
    const id = "removed" in change ? change.removed : change.value.id;
    const before = shelf.get(id);
    if ("removed" in change) shelf.delete(id);
    else shelf.set(id, change);
    return () => (before ? shelf.set(id, before) : shelf.delete(id));
  }
}

function shelfOf(kind: Kind, account: string): string {
  return `${kind}|${account}`;
}

import * as v from "valibot";
import { type Closing, Closings } from "../../closing/index.ts";
import { db } from "../../db/index.ts";
import { entity, hash, type Item, type KeyParts, now, type Operation } from "../../kernel/index.ts";
import { Link } from "../../link/index.ts";
import { Links } from "../../link/link.table.ts";
import { VaultKeys } from "../../vault/index.ts";
import { keptAs } from "./fate.ts";
import { leadsOf } from "./place.ts";
import { pagesOf } from "./walk.ts";

/** Written in one transaction, beside the count of them. */
const AT_ONCE = 20;

/** A row by the key that it stands under, whatever it says. */
const Places = entity({
  name: "place",
  version: 1,
  schema: v.object({}),
  key: (row: { pk: KeyParts; sk: KeyParts }) => row,
});

/** `F#firm#COHORT#id` and `SESSION#id`, in parts. */
const placeOf = ({ pk, sk }: Item) => ({ pk: String(pk).split("#").slice(2), sk: String(sk).split("#") });

/** Empties lists and all under them, but what `stays`; counts what went in the closing's own row. */
export class Sweep {
  row: Closing.Stored;
  private readonly stays: (entity: string) => boolean;
  /** By what they write: two rows may name one link. */
  private readonly acts = new Map<string, Operation>();
  private gone: string[] = [];

  constructor(row: Closing.Stored, stays: (entity: string) => boolean = (entity) => keptAs(entity) !== undefined) {
    this.row = row;
    this.stays = stays;
  }

  /** One list, and a note that it is done. Killed before, it is gone through again, and less is found. */
  async list(pk: KeyParts): Promise<void> {
    await this.emptied(pk);
    await this.flush({ lists: this.row.lists + 1 });
  }

  /** What stands under a row goes before it, so that nothing is left that no row leads to. True when nothing stays. */
  private async emptied(pk: KeyParts): Promise<boolean> {
    let isEmpty = true;
    for await (const items of pagesOf(pk)) {
      for (const item of items) if (!(await this.takeOut(item))) isEmpty = false;
    }
    return isEmpty;
  }

  private async takeOut(item: Item): Promise<boolean> {
    let isBare = true;
    for (const pk of leadsOf(item)) if (!(await this.emptied(pk))) isBare = false;
    const name = String(item.e);
    const act = this.actOf(item, isBare && !this.stays(name));
    for (const one of linksOf(item)) this.acts.set(one, Links.delete({ hash: one }));
    for (const one of act) this.acts.set(`${item.pk} ${item.sk}`, one);
    if (act.length > 0) this.gone.push(name);
    if (this.acts.size >= AT_ONCE) await this.flush({});
    return isBare && !this.stays(name);
  }

  private actOf(item: Item, goes: boolean): Operation[] {
    if (goes) return [Places.delete(placeOf(item))];
    // A key is destroyed and stays as such: no copy of the table may bring it back.
    if (item.e !== "vaultKey" || item.destroyedAt) return [];
    const { cohortID, holder } = item as unknown as { cohortID: string; holder: string };
    return [VaultKeys.put({ cohortID, holder, versions: [], destroyedAt: now() })];
  }

  private async flush(change: Partial<Closing.Stored>): Promise<void> {
    if (this.acts.size === 0 && Object.keys(change).length === 0) return;
    const erased = { ...this.row.erased };
    for (const name of this.gone) erased[name] = (erased[name] ?? 0) + 1;
    const told = { ...this.row, ...change, erased };
    const { refused } = await db().heal({ acts: [...this.acts.values()], told: Closings.replace(told) });
    if (refused) throw new Error("Another run closes this firm");
    this.row = { ...told, rev: this.row.rev + 1 };
    this.acts.clear();
    this.gone = [];
  }
}

/** The links that a row was mailed with: they lead nowhere any more, whether it stays or not. */
function linksOf(item: Item): string[] {
  const ids = Object.entries(item).flatMap(([field, value]) =>
    /^(?:.+L|l)inkID$/.test(field) && typeof value === "string" ? [value] : [],
  );
  return [...new Set(ids)].map((linkID) => hash(Link.tokenOf(linkID)));
}

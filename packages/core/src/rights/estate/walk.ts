import { db } from "../../db/index.ts";
import type { Item, KeyParts } from "../../kernel/index.ts";
import { isClosed, leadsOf } from "./place.ts";

const PAGE = 200;

/** The rows of one partition, a page at a time. */
export async function* pagesOf(pk: KeyParts, limit = PAGE): AsyncGenerator<readonly Item[]> {
  let after: string | undefined;
  do {
    const page = await db().query({ pk, limit, after });
    yield page.items;
    after = page.next;
  } while (after);
}

/** A row and all that stands under it, but what is closed to the firm. */
export async function* under(item: Item): AsyncGenerator<Item> {
  yield item;
  for (const pk of leadsOf(item)) {
    if (isClosed(pk)) continue;
    for await (const items of pagesOf(pk)) for (const one of items) yield* under(one);
  }
}

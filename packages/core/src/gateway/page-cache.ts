import { port } from "../kernel/index.ts";

/** Copies of public pages that stand nearer to their readers than the function that writes them. */
export interface PageCachePort {
  /**
   * Forgets the copies of these paths, each without a query (one that ends in `*` is all that begin so); `cause` names what
   * happened: told twice, done once.
   */
  purge(paths: readonly string[], cause: string): Promise<void>;
}

/** Where nobody keeps a page, there is nothing to forget: so it is unless a deployment says otherwise. */
const none: PageCachePort = { purge: async () => undefined };

export const PageCache = port<PageCachePort>("page cache");
PageCache.configure(none);

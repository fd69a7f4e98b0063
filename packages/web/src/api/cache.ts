import { createResource, type QueryOptions, type Resource } from "./resource.ts";

export type QueryKey = QueryOptions<unknown>["queryKey"];

/** What nobody shows is kept this long: going back is immediate. */
const KEPT = 5 * 60_000;

interface Entry<T> {
  resource: Resource<T>;
  /** Where it is shown. */
  watchers: Set<QueryOptions<T>>;
  end: ReturnType<typeof setTimeout> | undefined;
}

/** The order in which an object's keys were written makes no other resource. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
const nameOf = (key: QueryKey): string => JSON.stringify(key, sorted);

/** Waits for it, however it ends. */
export const settled = (promise: Promise<unknown>): Promise<unknown> => promise.catch(() => undefined);

/** What the API answered, by resource, shared by all screens. */
export function createCache() {
  const entries = new Map<string, Entry<unknown>>();

  /** Forgets it in a while, unless it is shown again before. */
  const expire = (name: string, entry: Entry<unknown>) => {
    clearTimeout(entry.end);
    entry.end = setTimeout(() => entries.get(name) === entry && entries.delete(name), KEPT);
  };
  function entryOf<T>({ queryKey }: QueryOptions<T>): Entry<T> {
    const name = nameOf(queryKey);
    // One key is one resource, so what is found there answers what this queryFn gives.
    const found = entries.get(name) as Entry<T> | undefined;
    if (found) return found;
    const made: Entry<T> = { resource: createResource(), watchers: new Set(), end: undefined };
    entries.set(name, made as Entry<unknown>);
    expire(name, made as Entry<unknown>);
    return made;
  }
  function fetchQuery<T>(options: QueryOptions<T>): Promise<T> {
    const { resource } = entryOf(options);
    const known = resource.fresh(options);
    return known === undefined ? resource.ask(options) : Promise.resolve(known);
  }
  return {
    resourceOf: <T>(options: QueryOptions<T>): Resource<T> => entryOf(options).resource,
    /** What is known when it is fresh, else asked; rejects as the call does. */
    fetchQuery,
    /** The same for a screen that comes: a failure will be told there. */
    prefetchQuery: <T>(options: QueryOptions<T>): Promise<unknown> => settled(fetchQuery(options)),
    /** Shows it somewhere: asked at once unless fresh. Gives what to call when it is shown there no more. */
    watch<T>(options: QueryOptions<T>): () => void {
      const entry = entryOf(options);
      clearTimeout(entry.end);
      // A copy: two places may show the very same options.
      const watcher = { ...options };
      entry.watchers.add(watcher);
      void settled(fetchQuery(options));
      return () => {
        entry.watchers.delete(watcher);
        if (entry.watchers.size === 0) expire(nameOf(options.queryKey), entry as Entry<unknown>);
      };
    },
    /** All that begins with this key is no longer true: asked again now where it is shown, else when it comes back. */
    invalidateQueries(key: QueryKey): Promise<unknown> {
      const start = nameOf(key).slice(0, -1);
      const under = [...entries].filter(([name]) => name.startsWith(start) && ",]".includes(name[start.length] ?? ""));
      const asked = under.flatMap(([, { resource, watchers }]) => {
        resource.outdate();
        const [watcher] = watchers;
        return watcher ? [settled(resource.ask(watcher, true))] : [];
      });
      return Promise.all(asked);
    },
    /** Asks again for what is shown and no longer fresh: someone came back to the page. */
    revive(): void {
      for (const { resource, watchers } of entries.values()) {
        const watcher = [...watchers].find((one) => resource.fresh(one) === undefined);
        if (watcher) void settled(resource.ask(watcher));
      }
    },
    clear(): void {
      for (const { resource, end } of entries.values()) {
        clearTimeout(end);
        resource.drop();
      }
      entries.clear();
    },
  };
}

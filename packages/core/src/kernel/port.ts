import { AsyncLocalStorage } from "node:async_hooks";

/** A value that belongs to what is running now: a request, a job, a test. */
export interface Scoped<T> {
  provide<R>(value: T, body: () => R): R;
  find(): T | undefined;
}

export function scoped<T>(): Scoped<T> {
  const storage = new AsyncLocalStorage<T>();
  return { provide: (value, body) => storage.run(value, body), find: () => storage.getStore() };
}

/** A way to the outside (table, mail, Stripe): set once by the process, replaced for a while by a test. */
export interface Port<T> {
  configure(value: T): void;
  provide<R>(value: T, body: () => R): R;
  use(): T;
}

export function port<T>(name: string): Port<T> {
  const local = scoped<{ value: T }>();
  let configured: { value: T } | undefined;
  return {
    configure: (value) => {
      configured = { value };
    },
    provide: (value, body) => local.provide({ value }, body),
    use: () => {
      const found = local.find() ?? configured;
      if (!found) throw new Error(`The port "${name}" was not configured`);
      return found.value;
    },
  };
}

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refusal } from "../base/refusal.ts";
import { createCache } from "./cache.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A resource whose answers are given by hand, in any order. */
function served(key: readonly unknown[], more: { staleTime?: number } = {}) {
  const calls: { answer: (value: unknown) => void; refuse: (error: unknown) => void }[] = [];
  const queryFn = () =>
    new Promise<unknown>((answer, refuse) => {
      calls.push({ answer, refuse });
    });
  return { calls, options: { queryKey: key, queryFn, ...more } };
}
const failure = (status: number) => new Refusal({ status, code: `http.${status}` });
const soon = () => vi.advanceTimersByTimeAsync(0);

test("one call answers all who ask at the same moment, and who asks within 30 s", async () => {
  const cache = createCache();
  const { calls, options } = served(["team"]);
  const asked = [cache.fetchQuery(options), cache.fetchQuery(options), cache.prefetchQuery(options)];
  cache.watch(options);
  calls[0]?.answer(["Ana"]);
  await Promise.all(asked);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(await cache.fetchQuery(options)).toEqual(["Ana"]);
  expect(calls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  void cache.fetchQuery(options);
  expect(calls).toHaveLength(2);
});

test("a resource that must be fresh is asked at each visit, and its old answer shown meanwhile", async () => {
  const cache = createCache();
  const { calls, options } = served(["home"], { staleTime: 0 });
  cache.watch(options);
  calls[0]?.answer(1);
  await soon();
  cache.watch(options);
  expect(calls).toHaveLength(2);
  expect(cache.resourceOf(options).known()).toMatchObject({ status: "success", data: 1 });
});

test("the network and a broken server are tried three times, with pauses", async () => {
  const cache = createCache();
  const { calls, options } = served(["team"]);
  cache.watch(options);
  calls[0]?.refuse(failure(0));
  await vi.advanceTimersByTimeAsync(999);
  expect(calls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  calls[1]?.refuse(failure(503));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(cache.resourceOf(options).known().status).toBe("pending");
  calls[2]?.refuse(failure(503));
  await soon();
  expect(calls).toHaveLength(3);
  expect(cache.resourceOf(options).known()).toMatchObject({ status: "error", data: undefined, error: { status: 503 } });
});

test("a refusal is an answer: asked once, and told to who waits", async () => {
  const cache = createCache();
  const { calls, options } = served(["team"]);
  const asked = cache.fetchQuery(options).catch((error: unknown) => error);
  calls[0]?.refuse(failure(404));
  expect(await asked).toMatchObject({ status: 404 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(1);
});

test("an answer that holds nothing is a failure, told once", async () => {
  const cache = createCache();
  const { calls, options } = served(["team"]);
  cache.watch(options);
  calls[0]?.answer(undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(cache.resourceOf(options).known().status).toBe("error");
  expect(calls).toHaveLength(1);
});

test("asking again after a failure is pending, not failed", async () => {
  const cache = createCache();
  const { calls, options } = served(["team"]);
  cache.watch(options);
  calls[0]?.refuse(failure(404));
  await soon();
  cache.watch(options);
  expect(cache.resourceOf(options).known().status).toBe("pending");
  expect(calls).toHaveLength(2);
});

test("a failure keeps what was known", async () => {
  const cache = createCache();
  const { calls, options } = served(["team"]);
  cache.watch(options);
  calls[0]?.answer("old");
  await soon();
  void cache.invalidateQueries(["team"]);
  calls[1]?.refuse(failure(404));
  await soon();
  expect(cache.resourceOf(options).known()).toMatchObject({ status: "error", data: "old", error: { status: 404 } });
});

test("after a command, an answer that was on its way never hides what came of it", async () => {
  const cache = createCache();
  const { calls, options } = served(["cohorts"], { staleTime: 0 });
  cache.watch(options);
  calls[0]?.answer("first");
  await soon();
  const waiting = cache.fetchQuery(options);
  const refreshed = cache.invalidateQueries(["cohorts"]);
  expect(calls).toHaveLength(3);
  calls[2]?.answer("after");
  await refreshed;
  calls[1]?.answer("before");
  await soon();
  expect(cache.resourceOf(options).known().data).toBe("after");
  expect(await waiting).toBe("after");
});

test("who waits for a call that was asked anew gets the newer answer", async () => {
  const cache = createCache();
  const { calls, options } = served(["cohorts"]);
  cache.watch(options);
  const waiting = cache.fetchQuery(options);
  void cache.invalidateQueries(["cohorts"]);
  calls[0]?.answer("before");
  calls[1]?.answer("after");
  expect(await waiting).toBe("after");
});

test("a change reaches all that begins with its key and nothing else", async () => {
  const cache = createCache();
  const keys = [["home"], ["home", "f1"], ["home", "f2", { page: 1 }], ["homes"], ["ho"], ["team", "home"]];
  const all = keys.map((key) => served(key));
  for (const { calls, options } of all) {
    cache.watch(options);
    calls[0]?.answer(key(options.queryKey));
  }
  await soon();
  void cache.invalidateQueries(["home"]);
  expect(all.map(({ calls }) => calls.length)).toEqual([2, 2, 2, 1, 1, 1]);
});
const key = (of: readonly unknown[]) => JSON.stringify(of);

test("what changed while nobody showed it is asked when it is shown again", async () => {
  const cache = createCache();
  const { calls, options } = served(["team"]);
  const leave = cache.watch(options);
  calls[0]?.answer(1);
  await soon();
  leave();
  await cache.invalidateQueries(["team"]);
  expect(calls).toHaveLength(1);
  cache.watch(options);
  expect(calls).toHaveLength(2);
});

test("coming back to the page asks again what is shown and old, once", async () => {
  const cache = createCache();
  const shown = served(["shown"], { staleTime: 1_000 });
  const fresh = served(["fresh"]);
  const gone = served(["gone"], { staleTime: 1_000 });
  const leave = cache.watch(gone.options);
  cache.watch(shown.options);
  cache.watch(shown.options);
  cache.watch(fresh.options);
  for (const { calls } of [shown, fresh, gone]) calls[0]?.answer(1);
  await vi.advanceTimersByTimeAsync(1_000);
  leave();
  cache.revive();
  expect([shown, fresh, gone].map(({ calls }) => calls.length)).toEqual([2, 1, 1]);
});

test("what nobody shows is kept five minutes from when it was last shown", async () => {
  const cache = createCache();
  const { calls, options } = served(["team"], { staleTime: Number.POSITIVE_INFINITY });
  const leave = cache.watch(options);
  calls[0]?.answer(1);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  leave();
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  cache.watch(options)();
  await vi.advanceTimersByTimeAsync(5 * 60_000 - 1);
  expect(await cache.fetchQuery(options)).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  void cache.fetchQuery(options);
  expect(calls).toHaveLength(2);
});

test("the order in which a key's fields were written makes no other resource", () => {
  const cache = createCache();
  const one = { queryKey: ["report", { from: "a", to: "b" }], queryFn: async () => 1 };
  expect(cache.resourceOf({ ...one, queryKey: ["report", { to: "b", from: "a" }] })).toBe(cache.resourceOf(one));
  expect(cache.resourceOf({ ...one, queryKey: ["report", ["b", "a"]] })).not.toBe(cache.resourceOf(one));
});

test("cleared, it neither tries again nor tells what was on its way", async () => {
  const cache = createCache();
  const { calls, options } = served(["team"]);
  const resource = cache.resourceOf(options);
  cache.watch(options);
  cache.clear();
  calls[0]?.refuse(failure(0));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(1);
  expect(resource.known().status).toBe("pending");
});

import { Hono } from "hono";
import { hc as ofHono, parseResponse as parsedByHono } from "hono/client";
import { expect, test } from "vitest";
import { hc, keyed, parseResponse } from "./client.ts";

interface Input {
  param?: Record<string, string>;
  query?: Record<string, string | string[] | undefined>;
  json?: unknown;
}
interface Place {
  [step: string]: Place & ((input?: Input, options?: { headers: Record<string, string> }) => Promise<Response>);
}

const app = new Hono().all("*", async (context) => {
  const { pathname, search } = new URL(context.req.url);
  const header = (name: string) => context.req.header(name);
  return context.json({
    asked: `${context.req.method} ${pathname}${search}`,
    body: await context.req.text(),
    type: header("Content-Type"),
    key: header("Idempotency-Key"),
  });
});
const wire = {
  fetch: (input: string | URL | Request, init?: RequestInit) => Promise.resolve(app.request(input as string, init)),
};

const ours = () => hc<typeof app>("/api/f/1/cohort", wire) as unknown as Place;
const theirs = () => ofHono<typeof app>("/api/f/1/cohort", wire) as unknown as Place;
const calls: readonly [string, (client: Place) => Promise<Response> | undefined][] = [
  ["a noun's own address", (client) => client.index?.$get?.()],
  ["one of a noun", (client) => client[":cohortID"]?.$get?.({ param: { cohortID: "c1" } })],
  [
    "what stands under one",
    (client) =>
      client[":cohortID"]?.session?.[":sessionID"]?.held?.$post?.(
        { param: { cohortID: "c1", sessionID: "s" } },
        keyed("k"),
      ),
  ],
  ["a search, without what is absent", (client) => client.list?.$get?.({ query: { from: "a b&c", to: undefined } })],
  ["a search with a list", (client) => client.list?.$get?.({ query: { status: ["open", "full"] } })],
  ["a search for nothing", (client) => client.list?.$get?.({ query: {} })],
  ["a body and its key", (client) => client.index?.$put?.({ json: { name: "Été", seats: 8, none: null } }, keyed("k"))],
  ["an empty body", (client) => client.index?.$post?.({ json: {} })],
  ["a deletion", (client) => client[":id"]?.$delete?.({ param: { id: "x" } }, keyed("k2"))],
];

test.each(calls)("asks as Hono's client does: %s", async (_, call) => {
  const [own, reference] = await Promise.all([call(ours()), call(theirs())]);
  if (!own || !reference) throw new Error("nothing was asked");
  expect(await parseResponse(own as never)).toEqual(await parsedByHono(reference as never));
});

test("an id cannot leave its step of the address", async () => {
  const answer = await ours()[":cohortID"]?.$get?.({ param: { cohortID: "../x?y" } });
  expect(await answer?.json()).toMatchObject({ asked: "GET /api/f/1/cohort/..%2Fx%3Fy" });
});

test("an answer without a body is nothing", async () => {
  expect(await parseResponse(new Response(null, { status: 204 }) as never)).toBeUndefined();
});

test("a client is no promise, which `await` would call", () => {
  expect(Reflect.get(ours(), "then")).toBeUndefined();
});

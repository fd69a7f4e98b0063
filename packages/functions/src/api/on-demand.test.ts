import { DomainError } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import { expect, it } from "vitest";
import { answerError, type Env, requestScope } from "../http/index.ts";
import { nothingHere, onDemand } from "./on-demand.ts";

let loads = 0;
const route = new Hono<Env>()
  .get("/:id", (c) => c.json({ id: c.req.param("id"), requestID: c.get("requestID") }, 201))
  .get("/:id/refused", () => {
    throw new DomainError("conflict", "thing.gone", "It is gone");
  });
const load = () => {
  loads += 1;
  return Promise.resolve({ mount: "/thing", route });
};
const app = new Hono<Env>().basePath("/api");
app.onError(answerError);
app.notFound(nothingHere);
app.use("*", requestScope());
app.use("/f/:firm/thing/*", onDemand(load));

it("answers by the noun's routes, loaded once, with what the doors left", async () => {
  expect(loads).toBe(0);
  const answers = await Promise.all(["one", "two"].map(async (id) => app.request(`/api/f/firm/thing/${id}`)));
  expect(loads).toBe(1);
  for (const answer of answers) expect(answer.status).toBe(201);
  const [one, two] = await Promise.all(answers.map((answer) => answer.json() as Promise<Record<string, string>>));
  expect([one?.id, two?.id]).toEqual(["one", "two"]);
  expect(answers.map(({ headers }) => headers.get("X-Request-ID"))).toEqual([one?.requestID, two?.requestID]);
});

it("refuses and finds nothing in the api's words", async () => {
  const refused = await app.request("/api/f/firm/thing/one/refused");
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ error: { code: "thing.gone" } });
  const missing = await app.request("/api/f/firm/thing/one/nothing");
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ error: { code: "path.not_found" } });
});

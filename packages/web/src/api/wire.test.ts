import { expect, test } from "vitest";
import { Refusal } from "../base/refusal.ts";
import { explain } from "../messages/error.ts";
import { refusalIn, signInPath } from "./wire.ts";

const answer = (status: number, body: BodyInit) => new Response(body, { status });

test("an error of the API keeps its code, its fields and its request's id", async () => {
  const error = { code: "cohort.full", message: "x", fields: [{ path: "seats", code: "max_value" }], requestID: "r1" };
  const refusal = await refusalIn(answer(409, JSON.stringify({ error })));
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ status: 409, code: "cohort.full", fields: error.fields, requestID: "r1" });
});

test("a proxy's page or a broken answer is told by its status", async () => {
  const refusal = await refusalIn(answer(503, "<html>"));
  expect(refusal).toMatchObject({ status: 503, code: "http.503" });
  expect(explain(refusal)).toContain("très sollicité");
  expect(await refusalIn(answer(500, JSON.stringify({ error: "text" })))).toMatchObject({ code: "http.500" });
});

test("signing in comes back to the very page", () => {
  expect(signInPath({ pathname: "/app/f/x/groupes", search: "?q=a&b=c" })).toBe(
    "/connexion?retour=%2Fapp%2Ff%2Fx%2Fgroupes%3Fq%3Da%26b%3Dc",
  );
});

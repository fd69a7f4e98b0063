import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { firmPolicy, platformPolicy } from "../infra/access.ts";
import { FUNCTIONS, type FunctionName, TABLE } from "../infra/contract.ts";
import { isAllowed } from "../infra/test/iam.ts";
import { TABLE as CODE } from "../packages/core/src/db/table.ts";

const root = new URL("..", import.meta.url);

it("the foundation makes the table that the code defines", () => {
  expect(TABLE).toEqual(CODE);
});

it("every function that the cloud runs has its entry", () => {
  for (const name of FUNCTIONS)
    expect([name, existsSync(new URL(`packages/functions/src/${name}/lambda.ts`, root))]).toEqual([name, true]);
});

const FIRM = "01HQ0000000000000000000001";
const ARN = "arn:aws:dynamodb:eu-west-3:111111111111:table/t";

/** The function that answers a route, as the HTTP API has it. */
function functionOf(route: string): FunctionName {
  const [, first = ""] = (route.split(" ")[1] ?? "").split("/");
  return ({ api: "api", room: "room", payer: "pay", webhook: "webhook" } as const)[first] ?? "site";
}

/** Every partition that a run of every route read, from the generated table: `F#‹firm›#COHORT#‹cohort›`. */
function readKeys(): { route: string; key: string }[] {
  const rows = readFileSync(new URL("docs/table.md", root), "utf8").split("\n");
  return rows.flatMap((row) => {
    const [, route] = /`([A-Z]+ \/[^`]*)`/.exec(row) ?? [];
    return route ? [...row.matchAll(/\b[FP]#[^ ,`|]+/g)].map(([key]) => ({ route, key })) : [];
  });
}

it("every route may read, by its function's two roles, what it reads", () => {
  const read = readKeys();
  expect(read.length).toBeGreaterThan(500);
  const refused = read.filter(({ route, key }) => {
    const name = functionOf(route);
    const real = key.replace("‹firm›", FIRM).replace(/‹[^›]*›/g, "x");
    const context = { "dynamodb:LeadingKeys": [real], "aws:PrincipalTag/firm": FIRM };
    const policy = [firmPolicy(name, ARN), platformPolicy(name, ARN)];
    return !policy.some((statements) => isAllowed(statements, { action: "dynamodb:Query", resource: ARN, context }));
  });
  expect(refused).toEqual([]);
});

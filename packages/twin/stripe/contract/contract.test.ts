import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generate } from "./generate.ts";

it("is committed as stripe-node's types make it today", { timeout: 60_000 }, () => {
  for (const [name, text] of Object.entries(generate())) {
    const committed = readFileSync(new URL(`./generated/${name}`, import.meta.url), "utf8");
    // Not toBe: a difference of half a megabyte helps nobody.
    expect(committed === text, `${name} is stale: run generate.ts`).toBe(true);
  }
});

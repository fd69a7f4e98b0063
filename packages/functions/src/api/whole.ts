import type { Hono } from "hono";
import type { Env } from "../http/index.ts";
import { served } from "./app.ts";
import type { Noun } from "./on-demand.ts";

const nouns = import.meta.glob<Noun>(["./*.ts", "!./{app,lambda,on-demand,whole}.ts", "!./*.test.ts"], {
  eager: true,
});

/** The api with every noun loaded: for its document and for the lists of its routes; what is deployed loads some later. */
export function wholeApi(): Hono<Env> {
  return served(Object.values(nouns));
}

import { notFound } from "@entrepairs/core/kernel";
import type { Context } from "hono";
import type { Env } from "../http/index.ts";

/** The file that the build made; none where nothing was built. It is loaded by whoever asks, not at the start. */
const files = import.meta.glob<string>("../../dist/openapi.json", { query: "?raw", import: "default" });

export async function serveDocument(c: Context<Env>): Promise<Response> {
  const load = Object.values(files)[0];
  if (!load) throw notFound("document");
  c.header("Cache-Control", "public, max-age=300");
  return c.body(await load(), 200, { "Content-Type": "application/json" });
}

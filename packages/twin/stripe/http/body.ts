import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.ts";

const bytesMax = 1_000_000;

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new Refusal(413, { message: "The body is too large." });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export function readJSON(text: string): Record<string, unknown> {
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below, as for a list or a bare value.
  }
  throw new Refusal(400, { message: "The body is not a JSON object.", code: "json_invalid" });
}

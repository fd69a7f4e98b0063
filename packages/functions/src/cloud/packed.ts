import { gzipSync } from "node:zlib";

/** Below, saying that it is packed costs as much as packing saves. */
const WORTH_BYTES = 1_000;
/** What is made whole before it leaves. Files are streamed as they are made, and mostly packed by themselves. */
const WHOLE = /^(application\/json|text\/html)\b/i;
const TAKES = /(^|,)\s*(gzip|\*)\s*(;\s*q=(1|0\.[0-9]*[1-9]))?\s*(,|$)/i;

/** JSON and pages in a quarter of their bytes, for who takes that: the CDN packs only what it keeps. */
export async function packed(asked: Request, answer: Response): Promise<Response> {
  const { status, statusText, headers: given } = answer;
  const wanted = TAKES.test(asked.headers.get("Accept-Encoding") ?? "");
  if (!answer.body || !WHOLE.test(given.get("Content-Type") ?? "") || given.has("Content-Encoding")) return answer;
  const headers = new Headers(given);
  headers.append("Vary", "Accept-Encoding");
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!wanted || bytes.length < WORTH_BYTES) return new Response(bytes, { status, statusText, headers });
  headers.set("Content-Encoding", "gzip");
  headers.delete("Content-Length");
  return new Response(gzipSync(bytes), { status, statusText, headers });
}

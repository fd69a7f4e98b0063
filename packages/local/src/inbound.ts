import { takeMail } from "@entrepairs/functions/inbound/take.ts";

/** Where the local inbox posts a reply, as the cloud's mail service hands one over. */
export const INBOUND = "/_inbound/mail";

export async function takeReply(request: Request): Promise<Response> {
  // A page of the web must not answer for someone.
  if (request.method !== "POST" || request.headers.has("sec-fetch-site")) return new Response(null, { status: 405 });
  const to = new URL(request.url).searchParams.get("to") ?? "";
  const outcome = await takeMail(new Uint8Array(await request.arrayBuffer()), [to]);
  return new Response(outcome, { status: outcome === "taken" ? 200 : 422 });
}

import { sameText } from "@entrepairs/core/kernel";
import { type Context, Hono } from "hono";
import { packed } from "./packed.ts";

/** What CloudFront alone adds to a request: who it came from, and that it came through CloudFront. */
const VIEWER = "X-Viewer-Address";
const PROOF = "X-Origin-Key";

/**
 * The app as it stands behind CloudFront. The address of a visitor is what CloudFront says it is; a request that went
 * around it (and around its firewall) is refused. Without a key nothing is behind anything: then API Gateway's word is
 * taken.
 */
export function fronted(app: Pick<Hono, "fetch">, key = process.env.ORIGIN_KEY): Hono {
  const outer = new Hono();
  const answer = async (c: Context, env: unknown) =>
    packed(c.req.raw, await app.fetch(c.req.raw, env as Parameters<typeof app.fetch>[1]));
  outer.all("*", async (c) => {
    if (!key) return answer(c, c.env);
    if (!sameText(c.req.header(PROOF) ?? "", key)) return c.body(null, 403);
    return answer(c, seenFrom(c.env, c.req.header(VIEWER)));
  });
  return outer;
}

/** CloudFront's function writes it over whatever a visitor sends: the address alone, `198.51.100.7`. */
function seenFrom(env: unknown, viewer: string | undefined): object {
  return { ...(env as object), requestContext: { http: { sourceIp: viewer || "unknown" } } };
}

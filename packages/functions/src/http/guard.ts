import { Config } from "@entrepairs/core/gateway";
import { DomainError, withIdempotencyKey } from "@entrepairs/core/kernel";
import type { Context, MiddlewareHandler } from "hono";
import type { Env } from "./env.ts";

/** A person's text, a list of 300 people, a catalogue sheet: nothing we take is larger. */
export const BODY_MAX_BYTES = 1_500_000;

const KEY = /^[A-Za-z0-9_-]{8,128}$/;

/** Names the request, and gives commands the caller's Idempotency-Key. */
export function requestScope(): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set("requestID", crypto.randomUUID());
    c.set("address", clientAddress(c));
    c.header("X-Request-ID", c.get("requestID"));
    const key = c.req.header("Idempotency-Key");
    if (key !== undefined && !KEY.test(key)) {
      throw new DomainError("input", "idempotency.key", "An Idempotency-Key has 8 to 128 letters, digits, - or _");
    }
    await withIdempotencyKey(key, next);
  };
}

/** The last hop that we trust said it: CloudFront or API Gateway on AWS, the socket locally. */
function clientAddress(c: Context): string {
  const env = c.env as
    | { requestContext?: { http?: { sourceIp?: string } }; incoming?: { socket?: { remoteAddress?: string } } }
    | undefined;
  return env?.requestContext?.http?.sourceIp ?? env?.incoming?.socket?.remoteAddress ?? "unknown";
}

/**
 * Refuses a change that another site's page asked for: by Sec-Fetch-Site where the browser sends it, else by Origin.
 * A caller that is no browser sends neither and holds no cookie.
 */
export function sameSite(): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const site = c.req.header("Sec-Fetch-Site");
    const origin = c.req.header("Origin");
    const foreign = site
      ? site !== "same-origin" && site !== "none"
      : origin !== undefined && origin !== Config.use().origin;
    if (foreign) throw new DomainError("forbidden", "request.other_site", "This request came from another site");
    return next();
  };
}

/** The whole body, decoded, never more than the cap: counted as it comes, whatever Content-Length says. */
export async function readBody(c: Context, max = BODY_MAX_BYTES): Promise<Uint8Array> {
  const stream = c.req.raw.body;
  if (!stream) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > max) {
      await reader.cancel();
      throw new DomainError("tooLarge", "request.too_large", "This is too large");
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** When to come back; and that nothing follows on a connection whose body was left unread. */
function sayWhatNext({ status, headers }: Response): void {
  if (status === 429) headers.set("Retry-After", "60");
  if (status === 503) headers.set("Retry-After", "1");
  if (status === 413) headers.set("Connection", "close");
}

/** Headers of every answer. Pages add their own policy for scripts and forms. */
export function securityHeaders(): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    const headers = c.res.headers;
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", "same-origin");
    if (!headers.has("Content-Security-Policy"))
      headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    // What knows somebody is kept by nobody, whatever its route says of itself.
    if (!headers.has("Cache-Control") || headers.has("Set-Cookie")) headers.set("Cache-Control", "no-store");
    sayWhatNext(c.res);
    if (Config.use().origin.startsWith("https:")) {
      headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    }
  };
}

import { createHash } from "node:crypto";

/**
 * The Content-Security-Policy of a built page: scripts of ours, and the inline ones that stand in it by their hash.
 * `socket` is where its rooms listen, another host than the page's.
 */
export function pagePolicy(html: string, socket?: string): string {
  const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...(socket ? [socket] : [])].join(" "),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

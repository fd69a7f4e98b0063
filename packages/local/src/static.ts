import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

interface Served {
  plain: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer> | undefined;
  type: string;
}

/**
 * A built page and its assets under `prefix`: assets for ever, every other path the one page, with the policy of its
 * scripts.
 */
export function builtPage(folder: string, prefix: string): (request: Request) => Response {
  const kept = new Map<string, Served | undefined>();
  const read = (name: string): Served | undefined => {
    if (!kept.has(name)) kept.set(name, load(folder, name));
    return kept.get(name);
  };
  const shell = read("index.html");
  if (!shell) throw new Error(`The page of ${prefix} is not built`);
  const policy = policyOf(Buffer.from(shell.plain).toString());
  return (request) => {
    const { pathname } = new URL(request.url);
    const name = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : "";
    const asset = /^assets\/[\w.-]+$/.test(name) ? read(name) : undefined;
    if (name.startsWith("assets/") && !asset) return new Response("", { status: 404 });
    return answer(request, asset ?? shell, asset ? "public, max-age=31536000, immutable" : "no-cache", policy);
  };
}

function load(folder: string, name: string): Served | undefined {
  try {
    const plain = new Uint8Array(readFileSync(join(folder, name)));
    const type = TYPES[extname(name)] ?? "application/octet-stream";
    return { plain, type, gzip: type.startsWith("font/") ? undefined : new Uint8Array(gzipSync(plain)) };
  } catch {
    // Not there: the caller answers 404.
    return undefined;
  }
}

/** The one inline script (theme before paint) is allowed by its hash, nothing else inline. */
function policyOf(html: string): string {
  const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script]) =>
      `'sha256-${createHash("sha256")
        .update(script ?? "")
        .digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function answer(request: Request, served: Served, cache: string, policy: string): Response {
  const zipped = served.gzip && /\bgzip\b/.test(request.headers.get("Accept-Encoding") ?? "");
  return new Response(zipped ? served.gzip : served.plain, {
    headers: {
      "Content-Type": served.type,
      "Cache-Control": cache,
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Referrer-Policy": "same-origin",
      Vary: "Accept-Encoding",
      ...(zipped && { "Content-Encoding": "gzip" }),
    },
  });
}

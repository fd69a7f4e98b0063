import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { BucketFiles } from "./provider.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Each page's folder in the bucket, and where its build stands. */
const BUILT = { app: "packages/web/dist", salle: "packages/web/room/dist" } as const;

/** A built page; throws one line when it is not built. */
export function pageOf(name: keyof typeof BUILT): string {
  const file = join(BUILT[name], "index.html");
  if (!existsSync(file)) throw new Error(`${file} is not there: run npm run build, then deploy`);
  return readFileSync(file, "utf8");
}

function filesOf(name: keyof typeof BUILT) {
  const folder = BUILT[name];
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith("."),
  );
  return found.map((entry) => {
    const source = resolve(entry.parentPath, entry.name);
    const path = source.slice(resolve(folder).length + 1);
    return {
      source,
      key: `${name}/${path}`,
      hash: createHash("sha256").update(readFileSync(source)).digest("hex"),
      contentType: TYPES[extname(path)] ?? "application/octet-stream",
      // A name with its build's mark never changes; the page that names them is asked for each time.
      cacheControl: path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    };
  });
}

/** The dashboard and the live room's page, in a bucket that the CDN alone reads. */
export function staticBucket() {
  const bucket = new sst.aws.Bucket("Pages", { access: "cloudfront" });
  new BucketFiles("PageFiles", {
    bucketName: bucket.name,
    files: [...filesOf("app"), ...filesOf("salle")],
    // Who has yesterday's page open still finds its parts.
    purge: false,
    region: aws.getRegionOutput().region,
  });
  return bucket;
}

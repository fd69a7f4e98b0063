import type { PageCachePort } from "../page-cache.ts";
import { caller, refused } from "./call.ts";

/** CloudFront is one for the whole world, signed for where it began. */
const REGION = "us-east-1";
const HOST = "https://cloudfront.amazonaws.com";
const NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

export interface CdnOptions {
  distributionID: string;
  endpoint?: string | undefined;
}

/**
 * The pages that CloudFront keeps. The cause is the call's CallerReference: the same call again is answered with the
 * invalidation that it made, and no second one is paid for.
 */
export function cdnPages({ distributionID, endpoint = HOST }: CdnOptions): PageCachePort {
  const call = caller({ service: "cloudfront", region: REGION, endpoint });
  const path = `/2020-05-31/distribution/${encodeURIComponent(distributionID)}/invalidation`;
  return {
    purge: async (paths, cause) => {
      if (paths.length === 0) return;
      const answer = await call({ path, headers: { "content-type": "application/xml" }, body: batch(paths, cause) });
      if (answer.status !== 201 && answer.status !== 200) throw refused("cloudfront", answer);
    },
  };
}

function batch(paths: readonly string[], cause: string): string {
  const items = paths.map((path) => `<Path>${escaped(encodeURI(path))}</Path>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?><InvalidationBatch xmlns="${NAMESPACE}"><Paths><Quantity>${paths.length}</Quantity><Items>${items}</Items></Paths><CallerReference>${escaped(cause)}</CallerReference></InvalidationBatch>`;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

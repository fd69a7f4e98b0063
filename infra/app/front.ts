import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleOf, PUBLIC_PAGES, type STREAMED } from "../contract.ts";
import { edgeFunction } from "../edge-function.ts";
import { pagePolicy } from "../policy.ts";
import type { Ground } from "./ground.ts";
import { DistributionInvalidation } from "./provider.ts";
import { pageOf, staticBucket } from "./static.ts";

/** AWS's own policies, by their published ids. */
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

const READ = ["GET", "HEAD"];
const EVERY_METHOD = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
/** CloudFront gives up on a function that says nothing for so long. */
const PATIENCE_SECONDS = 30;
const TWO_YEARS_SECONDS = 63_072_000;

/** A function URL whose answers are streamed, and the addresses that it serves. */
export interface Streamed {
  name: keyof typeof STREAMED;
  url: sst.aws.Function;
  paths: readonly string[];
}

/** Headers that the functions give their own answers, given again where nothing of ours answers. */
function headersOf(name: string, policy?: $util.Input<string>) {
  return new aws.cloudfront.ResponseHeadersPolicy(`${name}Headers`, {
    name: `${$app.name}-${$app.stage}-${name.toLowerCase()}`,
    securityHeadersConfig: {
      strictTransportSecurity: {
        accessControlMaxAgeSec: TWO_YEARS_SECONDS,
        includeSubdomains: true,
        override: true,
      },
      contentTypeOptions: { override: true },
      ...(policy && {
        contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
        frameOptions: { frameOption: "DENY", override: true },
        referrerPolicy: { referrerPolicy: "same-origin", override: true },
      }),
    },
    ...(policy && {
      customHeadersConfig: {
        items: [
          { header: "Cross-Origin-Opener-Policy", value: "same-origin", override: true },
          { header: "Cross-Origin-Resource-Policy", value: "same-origin", override: true },
          {
            header: "Permissions-Policy",
            value: "camera=(), microphone=(), geolocation=(), payment=()",
            override: true,
          },
        ],
      },
    }),
  });
}

/** Who may ask an origin: the CDN, which signs; nobody else. */
function control(name: string, type: "s3" | "lambda") {
  return new aws.cloudfront.OriginAccessControl(`${name}Control`, {
    name: `${$app.name}-${$app.stage}-${name.toLowerCase()}`,
    originAccessControlOriginType: type,
    signingBehavior: "always",
    signingProtocol: "sigv4",
  });
}

interface Behind {
  ground: Ground;
  /** The HTTP API's address, `https://…`. */
  api: $util.Output<string>;
  /** Where rooms listen, `wss://…`. */
  socket: $util.Output<string>;
  streamed: readonly Streamed[];
}

/**
 * How public pages are kept: as long as their answer says and not at all when it says nothing, by address alone. No
 * cookie reaches the function on these paths, so that no answer can know somebody.
 */
function publicPolicies() {
  const name = `${$app.name}-${$app.stage}-public`;
  const kept = new aws.cloudfront.CachePolicy("PublicKept", {
    name,
    minTtl: 0,
    defaultTtl: 0,
    maxTtl: 31_536_000,
    parametersInCacheKeyAndForwardedToOrigin: {
      cookiesConfig: { cookieBehavior: "none" },
      headersConfig: { headerBehavior: "none" },
      queryStringsConfig: { queryStringBehavior: "none" },
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    },
  });
  const asked = new aws.cloudfront.OriginRequestPolicy("PublicAsked", {
    name,
    cookiesConfig: { cookieBehavior: "none" },
    headersConfig: { headerBehavior: "allExcept", headers: { items: ["Host"] } },
    queryStringsConfig: { queryStringBehavior: "all" },
  });
  return { cachePolicyId: kept.id, originRequestPolicyId: asked.id };
}

/** A refusal is never kept: what is published in the meantime is read at once. */
const REFUSALS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((errorCode) => ({
  errorCode,
  errorCachingMinTtl: 0,
}));

/** How a path is answered: by a built page, or by a function whose answer nobody keeps. */
function behaviors(edge: aws.cloudfront.Function, headers: { forPages: Headers; forAnswers: Headers }) {
  const every = {
    viewerProtocolPolicy: "redirect-to-https",
    compress: true,
    functionAssociations: [{ eventType: "viewer-request", functionArn: edge.arn }],
  };
  const page = (pathPattern: string) => ({
    ...every,
    pathPattern,
    targetOriginId: "pages",
    allowedMethods: READ,
    cachedMethods: READ,
    cachePolicyId: CACHING_OPTIMIZED,
    responseHeadersPolicyId: headers.forPages.id,
  });
  const answered = (targetOriginId: string, allowedMethods: string[]) => ({
    ...every,
    targetOriginId,
    allowedMethods,
    cachedMethods: READ,
    cachePolicyId: CACHING_DISABLED,
    originRequestPolicyId: ALL_BUT_HOST,
    responseHeadersPolicyId: headers.forAnswers.id,
  });
  return { page, answered };
}

type Headers = aws.cloudfront.ResponseHeadersPolicy;

/** The origin that answers reads, by the first part of their address. */
const readersOf = (streamed: readonly Streamed[]) =>
  Object.fromEntries(streamed.map(({ name }) => [name, originOf(name)]));

const originOf = (name: string) => `${name}-stream`;

/** One address for everything: built pages from their bucket, all else from the functions; of theirs, public pages are kept. */
export function frontOf({ ground, api, socket, streamed }: Behind) {
  const { domain } = ground.settings;
  const pages = staticBucket();
  const edge = new aws.cloudfront.Function("Edge", {
    runtime: "cloudfront-js-2.0",
    code: edgeFunction(readersOf(streamed)),
  });
  const listening = socket.apply((url) => new URL(url).origin);
  const html = `${pageOf("app")}${pageOf("salle")}`;
  const forPages = headersOf(
    "Pages",
    listening.apply((origin) => pagePolicy(html, origin)),
  );
  const forAnswers = headersOf("Answers");
  const host = (url: $util.Output<string>) => url.apply((text) => new URL(text).host);
  const functions = {
    httpPort: 80,
    httpsPort: 443,
    originProtocolPolicy: "https-only",
    originReadTimeout: PATIENCE_SECONDS,
    originSslProtocols: ["TLSv1.2"],
  };
  const customHeaders = [{ name: "X-Origin-Key", value: ground.secret("OriginKey") }];
  const { page, answered } = behaviors(edge, { forPages, forAnswers });
  const publicly = publicPolicies();
  const inPages = (paths: readonly string[], policies: object) =>
    paths.map((pathPattern) => ({ ...answered("functions", EVERY_METHOD), ...policies, pathPattern }));
  const urls = streamed.length > 0 ? control("Streams", "lambda") : undefined;
  return new sst.aws.Cdn("Front", {
    comment: `${$app.name} ${$app.stage}`,
    ...(domain && { domain }),
    wait: false,
    webAclArn: ground.foundation("web-acl-arn"),
    origins: [
      {
        originId: "pages",
        domainName: pages.nodes.bucket.bucketRegionalDomainName,
        originAccessControlId: control("Pages", "s3").id,
      },
      { originId: "functions", domainName: host(api), customOriginConfig: functions, customHeaders },
      ...streamed.map(({ name, url }) => ({
        originId: originOf(name),
        domainName: host(url.url),
        customOriginConfig: functions,
        customHeaders,
        originAccessControlId: urls?.id,
      })),
    ],
    orderedCacheBehaviors: [
      ...["/app", "/app/*", "/salle", "/salle/*", "/s", "/s/*"].map(page),
      ...streamed.flatMap(({ name, paths }) =>
        paths.map((pathPattern) => ({ ...answered(originOf(name), READ), pathPattern })),
      ),
      // The first pattern that fits counts.
      ...inPages(PUBLIC_PAGES.never, {}),
      ...inPages(PUBLIC_PAGES.kept, publicly),
    ],
    defaultCacheBehavior: answered("functions", EVERY_METHOD),
    transform: {
      distribution: (args) =>
        void Object.assign(args, {
          httpVersion: "http2and3",
          isIpv6Enabled: true,
          customErrorResponses: REFUSALS,
        }),
    },
  });
}

/** What a new version of the site writes otherwise is seen at once: everything kept is forgotten when its code changed. */
export function forgetAtDeployment(front: sst.aws.Cdn, site: sst.aws.Function) {
  const code = readFileSync(join(bundleOf("site"), "lambda.mjs"));
  const version = createHash("sha256").update(code).digest("hex");
  const distributionId = front.nodes.distribution.id;
  new DistributionInvalidation(
    "FrontForgets",
    { distributionId, paths: ["/*"], version, wait: false },
    { dependsOn: [site] },
  );
}

/** Lets the CDN, and this distribution of it alone, ask a function URL. */
export function admit({ name, url }: Streamed, front: sst.aws.Cdn) {
  for (const action of ["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"]) {
    new aws.lambda.Permission(`${name}StreamBy${action === "lambda:InvokeFunction" ? "Call" : "Url"}`, {
      action,
      function: url.name,
      principal: "cloudfront.amazonaws.com",
      sourceArn: front.nodes.distribution.arn,
      ...(action === "lambda:InvokeFunction" && { invokedViaFunctionUrl: true }),
    });
  }
}

import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { PRODUCTION, PUBLIC_PAGES, roleOf, STREAMED } from "../contract.ts";
import { edgeFunction } from "../edge-function.ts";
import { made, type Synth, statementsOf, synthOf } from "./synth.ts";

let synth: Synth;
let personal: Synth;
beforeAll(() => {
  synth = synthOf(PRODUCTION);
  personal = synthOf("lea");
});

describe("the CDN", () => {
  interface Behavior {
    pathPattern?: string;
    targetOriginId: string;
    allowedMethods: string[];
    cachePolicyId: string;
    viewerProtocolPolicy: string;
  }
  interface Distribution {
    webAclId?: string;
    aliases: string[];
    origins: { originId: string; originAccessControlId?: string; customHeaders?: { name: string }[] }[];
    defaultCacheBehavior: Behavior;
    orderedCacheBehaviors: Behavior[];
    customErrorResponses: { errorCode: number; errorCachingMinTtl: number }[];
  }
  const distribution = (from: Synth) => {
    const [one] = made<Distribution>(from, "aws:cloudfront/distribution:Distribution");
    if (!one) throw new Error("No distribution");
    return one;
  };

  it("stands behind the firewall, by HTTPS alone, at the stage's own domain", () => {
    const front = distribution(synth);
    expect(front.webAclId).toContain(":wafv2:us-east-1:");
    expect(front.aliases).toEqual(["entrepairs.example"]);
    for (const one of [front.defaultCacheBehavior, ...front.orderedCacheBehaviors])
      expect(one.viewerProtocolPolicy).toBe("redirect-to-https");
  });

  it("keeps of what the functions answer public pages alone, and proves to them that it asks", () => {
    const { defaultCacheBehavior, orderedCacheBehaviors, origins } = distribution(synth);
    const isPublic = ({ pathPattern = "" }: Behavior) => (PUBLIC_PAGES.kept as readonly string[]).includes(pathPattern);
    expect(orderedCacheBehaviors.filter(isPublic).map(({ pathPattern }) => pathPattern)).toEqual(PUBLIC_PAGES.kept);
    const answered = [defaultCacheBehavior, ...orderedCacheBehaviors].filter(
      (one) => one.targetOriginId !== "pages" && !isPublic(one),
    );
    for (const one of answered) expect(one.cachePolicyId).toBe("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
    for (const { originId, customHeaders } of origins)
      expect([originId, customHeaders?.map(({ name }) => name)]).toEqual([
        originId,
        originId === "pages" ? undefined : ["X-Origin-Key"],
      ]);
  });

  it("keeps a public page as long as it says, by its address, and shows its function no cookie", () => {
    const [kept] = made<Record<string, unknown>>(synth, "aws:cloudfront/cachePolicy:CachePolicy");
    expect(kept).toMatchObject({
      minTtl: 0,
      defaultTtl: 0,
      parametersInCacheKeyAndForwardedToOrigin: {
        cookiesConfig: { cookieBehavior: "none" },
        headersConfig: { headerBehavior: "none" },
        queryStringsConfig: { queryStringBehavior: "none" },
      },
    });
    const [asked] = made<object>(synth, "aws:cloudfront/originRequestPolicy:OriginRequestPolicy");
    expect(asked).toMatchObject({ cookiesConfig: { cookieBehavior: "none" } });
    const { orderedCacheBehaviors, customErrorResponses } = distribution(synth);
    const order = orderedCacheBehaviors.map(({ pathPattern = "" }) => pathPattern);
    // The first that fits counts: forms stand before the pages above them.
    expect(order.indexOf("/c/*/inscription")).toBeLessThan(order.indexOf("/c/*"));
    expect(order.indexOf("/en/c/*/inscription")).toBeLessThan(order.indexOf("/en/c/*"));
    // No refusal is kept, or a page would be missing after it was published.
    for (const { errorCode, errorCachingMinTtl } of customErrorResponses)
      expect([errorCode, errorCachingMinTtl]).toEqual([errorCode, 0]);
  });

  it("forgets at a deployment what an older site wrote, and what the job function names, in this distribution alone", () => {
    const [forgets] = synth.resources.filter(({ name }) => name.startsWith("FrontForgets"));
    expect(forgets?.inputs).toMatchObject({ paths: ["/*"], wait: false });
    const own = statementsOf(synth, roleOf(PRODUCTION, "job")).find(({ Sid }) => Sid === "PurgePages");
    expect(own).toMatchObject({ Action: ["cloudfront:CreateInvalidation"], Resource: expect.stringMatching(/:Front/) });
  });

  it("streams what is only read, by function URLs that it alone may ask", () => {
    const { orderedCacheBehaviors } = distribution(synth);
    const streamed = orderedCacheBehaviors.filter((one) => one.targetOriginId.endsWith("-stream"));
    expect(streamed.map(({ pathPattern }) => pathPattern)).toEqual(Object.values(STREAMED).flat());
    for (const one of streamed) expect(one.allowedMethods).toEqual(["GET", "HEAD"]);
    const urls = made<{ authorizationType: string; invokeMode: string; cors?: object }>(
      synth,
      "aws:lambda/functionUrl:FunctionUrl",
    );
    expect(urls).toHaveLength(2);
    for (const url of urls) {
      expect(url).toMatchObject({ authorizationType: "AWS_IAM", invokeMode: "RESPONSE_STREAM" });
      expect(url.cors).toBeUndefined();
    }
    expect(distribution(personal).origins.map(({ originId }) => originId)).toEqual(["pages", "functions"]);
  });

  it("gives the built pages their policy, keeps their parts for ever and asks for the page itself each time", () => {
    const [headers] = made<{ securityHeadersConfig: Record<string, Record<string, unknown>> }>(
      synth,
      "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
    ).filter(({ resource }) => resource === "PagesHeaders");
    const policy = String(headers?.securityHeadersConfig.contentSecurityPolicy?.contentSecurityPolicy);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-/);
    expect(policy).toContain("connect-src 'self' wss://");
    expect(headers?.securityHeadersConfig).toMatchObject({ strictTransportSecurity: { includeSubdomains: true } });
    const upload = synth.resources.find(({ name }) => name.startsWith("PageFiles"))?.inputs;
    const files = upload?.files as { key: string; cacheControl: string }[];
    expect(upload?.purge).toBe(false);
    for (const { key, cacheControl } of files)
      expect([key, cacheControl]).toEqual([
        key,
        key.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      ]);
    expect(files.map(({ key }) => key)).toEqual(expect.arrayContaining(["app/index.html", "salle/index.html"]));
  });

  type Asked = { uri: string; headers: Record<string, { value: string }>; origin?: string };
  const codeOf = (from: Synth) => String(made<{ code: string }>(from, "aws:cloudfront/function:Function")[0]?.code);
  const ask = (code: string, uri: string, method = "GET"): Asked => {
    const chosen: string[] = [];
    const cf = { selectRequestOriginById: (id: string) => chosen.push(id) };
    const event = {
      viewer: { ip: "198.51.100.7" },
      request: { uri, method, headers: { "x-viewer-address": { value: "forged" } } },
    };
    const body = code.replace('import cf from "cloudfront";', "");
    const asked = runInNewContext(`${body}; handler(event)`, { event, cf }) as Asked;
    const [origin] = chosen;
    return { ...asked, ...(origin && { origin }) };
  };

  it("says itself who asks, and leads every address of a page to that page", () => {
    const code = edgeFunction({});
    expect(ask(code, "/api/me").headers["x-viewer-address"]?.value).toBe("198.51.100.7");
    const led = { "/app": "/app/index.html", "/app/f/1/groupes": "/app/index.html", "/s/AB12": "/salle/index.html" };
    for (const [uri, page] of Object.entries({
      ...led,
      "/app/assets/x-1.js": "/app/assets/x-1.js",
      "/c/firm": "/c/firm",
      "/constructor": "/constructor",
    }))
      expect([uri, ask(code, uri).uri]).toEqual([uri, page]);
  });

  it("sends reads of the api and of rooms to their own URLs, and what writes to the HTTP API", () => {
    const code = codeOf(synth);
    expect(code.startsWith('import cf from "cloudfront";')).toBe(true);
    const { origins, defaultCacheBehavior } = distribution(synth);
    const led = (method: string, uri: string) => ask(code, uri, method).origin ?? defaultCacheBehavior.targetOriginId;
    for (const [asked, origin] of Object.entries({
      "GET /api/me": "api-stream",
      "HEAD /api/f/1/home": "api-stream",
      "GET /room/f/1/cohort/2/session/3": "room-stream",
      "POST /api/f/1/cohort": "functions",
      "PUT /room/f/1/cohort/2/session/3/note": "functions",
      "DELETE /api/me/session": "functions",
      "OPTIONS /api/me": "functions",
      "GET /c/firm": "functions",
      "GET /payer/1": "functions",
      "GET /constructor": "functions",
    })) {
      const [method = "", uri = ""] = asked.split(" ");
      expect([asked, led(method, uri)]).toEqual([asked, origin]);
      expect(origins.map(({ originId }) => originId)).toContain(origin);
    }
  });

  it("asks the HTTP API alone where the stage has no domain", () => {
    expect(codeOf(personal)).not.toContain("cloudfront");
    expect(ask(codeOf(personal), "/api/me").origin).toBeUndefined();
  });
});

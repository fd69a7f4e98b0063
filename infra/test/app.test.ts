import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { ENVIRONMENT, FUNCTIONS, PRODUCTION, roleOf, STREAMED } from "../contract.ts";
import { EDGE_FUNCTION } from "../edge-function.ts";
import { typesOf } from "../offline/types.ts";
import { made, type Synth, synthesize, synthOf } from "./synth.ts";

let synth: Synth;
let personal: Synth;
beforeAll(() => {
  synth = synthOf(PRODUCTION);
  personal = synthOf("lea");
});

interface Lambda {
  name: string;
  handler: string;
  runtime: string;
  architectures: string[];
  timeout: number;
  environment: { variables: Record<string, string> };
  tracingConfig?: { mode: string };
  loggingConfig?: { logFormat: string; logGroup: string };
  role: string;
}
const lambdas = (from = synth) => made<Lambda>(from, "aws:lambda/function:Function");

describe("the app", () => {
  it("is made whole, and production is kept", () => {
    expect(synth.thrown).toEqual([]);
    expect(synth.unknown).toEqual([]);
    expect(synth.app).toMatchObject({ protect: true, removal: "retain" });
    expect(personal.thrown).toEqual([]);
    expect(personal.app).toMatchObject({ protect: false, removal: "remove" });
  });

  it("makes nothing that the foundation keeps", () => {
    const kept = ["dynamodb/table:Table", "kms/key:Key", "sesv2/emailIdentity:EmailIdentity", "wafv2/webAcl:WebAcl"];
    for (const type of kept) expect(made(synth, `aws:${type}`)).toEqual([]);
  });

  it("runs each function on the current Node, on ARM, traced, with its own role and log", () => {
    const streams = Object.keys(STREAMED).map((name) => `${name}-stream`);
    expect(
      lambdas()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...FUNCTIONS, ...streams].map((name) => `entrepairs-production-${name}`).sort());
    for (const one of lambdas()) {
      const own = one.name.replace("-stream", "");
      expect(one).toMatchObject({
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        tracingConfig: { mode: "Active" },
        handler: one.name.endsWith("-stream") ? "lambda.stream" : "lambda.handler",
        loggingConfig: { logFormat: "JSON", logGroup: `/entrepairs/production/${own.split("-").at(-1)}` },
      });
      expect(one.role).toContain(own);
    }
  });

  it("gives each function the settings that the contract names, and no other", () => {
    for (const name of FUNCTIONS) {
      const found = lambdas().find((one) => one.name === roleOf(PRODUCTION, name))?.environment.variables ?? {};
      expect([
        name,
        Object.keys(found)
          .filter((key) => !key.startsWith("SST_"))
          .sort(),
      ]).toEqual([name, [...ENVIRONMENT[name]].sort()]);
      for (const [key, value] of Object.entries(found)) expect(`${key}=${value}`).not.toMatch(/undefined|\[object/);
    }
  });

  it("answers whoever waits before the CDN gives up", () => {
    for (const name of ["site", "api", "room", "pay", "webhook"] as const)
      expect(lambdas().find((one) => one.name === roleOf(PRODUCTION, name))?.timeout).toBeLessThan(30);
  });

  it("keeps no log without an end", () => {
    const groups = made<{ retentionInDays?: number }>(synth, "aws:cloudwatch/logGroup:LogGroup");
    expect(groups.length).toBeGreaterThanOrEqual(FUNCTIONS.length);
    for (const { resource, retentionInDays } of groups)
      expect([resource, (retentionInDays ?? 0) > 0]).toEqual([resource, true]);
  });

  it("commits the types that a deployment would write", () => {
    expect(readFileSync(new URL("../../sst-env.d.ts", import.meta.url), "utf8")).toBe(typesOf(synth.resources));
  });
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

  it("keeps nothing of what the functions answer, and proves to them that it asks", () => {
    const { defaultCacheBehavior, orderedCacheBehaviors, origins } = distribution(synth);
    const answered = [defaultCacheBehavior, ...orderedCacheBehaviors].filter((one) => one.targetOriginId !== "pages");
    for (const one of answered) expect(one.cachePolicyId).toBe("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
    for (const { originId, customHeaders } of origins)
      expect([originId, customHeaders?.map(({ name }) => name)]).toEqual([
        originId,
        originId === "pages" ? undefined : ["X-Origin-Key"],
      ]);
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

  it("says itself who asks, and leads every address of a page to that page", () => {
    type Asked = { uri: string; headers: Record<string, { value: string }> };
    const ask = (uri: string) => {
      const event = {
        viewer: { ip: "198.51.100.7" },
        request: { uri, headers: { "x-viewer-address": { value: "forged" } } },
      };
      return runInNewContext(`${EDGE_FUNCTION}; handler(event)`, { event }) as Asked;
    };
    expect(ask("/api/me").headers["x-viewer-address"]?.value).toBe("198.51.100.7");
    const led = { "/app": "/app/index.html", "/app/f/1/groupes": "/app/index.html", "/s/AB12": "/salle/index.html" };
    for (const [uri, page] of Object.entries({
      ...led,
      "/app/assets/x-1.js": "/app/assets/x-1.js",
      "/c/firm": "/c/firm",
    }))
      expect([uri, ask(uri).uri]).toEqual([uri, page]);
  });
});

describe("the work", () => {
  it("waits in a queue whose dead letters stand two weeks and may be given back to it alone", () => {
    const queues = made<{ visibilityTimeoutSeconds: number; messageRetentionSeconds: number; redrivePolicy?: string }>(
      synth,
      "aws:sqs/queue:Queue",
    );
    const jobs = queues.find(({ resource }) => resource === "JobsQueue");
    expect(JSON.parse(jobs?.redrivePolicy ?? "{}")).toMatchObject({ maxReceiveCount: 5 });
    const job = lambdas().find((one) => one.name === roleOf(PRODUCTION, "job"));
    expect(jobs?.visibilityTimeoutSeconds).toBe(6 * (job?.timeout ?? 0));
    for (const { messageRetentionSeconds } of queues) expect(messageRetentionSeconds).toBe(1_209_600);
    const [redrive] = made<{ redriveAllowPolicy: string }>(synth, "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy");
    expect(JSON.parse(redrive?.redriveAllowPolicy ?? "{}")).toMatchObject({ redrivePermission: "byQueue" });
  });

  it("fails record by record, from the stream and from the queue", () => {
    const mappings = made<Record<string, unknown>>(synth, "aws:lambda/eventSourceMapping:EventSourceMapping");
    expect(mappings).toHaveLength(2);
    for (const one of mappings) expect(one.functionResponseTypes).toEqual(["ReportBatchItemFailures"]);
    expect(mappings.find(({ resource }) => resource === "OutboxStream")).toMatchObject({
      bisectBatchOnFunctionError: true,
      destinationConfig: { onFailure: { destinationArn: expect.stringContaining("StreamStray") } },
    });
  });

  it("comes due each minute, and is swept four times a day", () => {
    const schedules = made<{ scheduleExpression: string; target: { input: string } }>(
      synth,
      "aws:scheduler/schedule:Schedule",
    );
    expect(schedules.map(({ scheduleExpression, target }) => `${scheduleExpression} ${target.input}`).sort()).toEqual([
      "rate(1 minute) {}",
      'rate(6 hours) {"sweep":true}',
    ]);
  });
});

describe("the alarms", () => {
  interface Alarm {
    name: string;
    alarmDescription: string;
    alarmActions: string[];
    dimensions: Record<string, string>;
  }
  const alarms = () => made<Alarm>(synth, "aws:cloudwatch/metricAlarm:MetricAlarm");

  it("each say in a sentence what to do, to the foundation's topic", () => {
    for (const { name, alarmDescription, alarmActions } of alarms()) {
      expect([name, alarmDescription.length > 60 && alarmDescription.endsWith(".")]).toEqual([name, true]);
      expect(alarmActions).toEqual([expect.stringContaining(":sns:")]);
    }
  });

  it("watch every function, every queue that should be empty, the table, the mail and the clock", () => {
    const watched = alarms().map(({ dimensions }) => dimensions.FunctionName);
    for (const name of FUNCTIONS) expect(watched).toContain(roleOf(PRODUCTION, name));
    const names = alarms().map(({ name }) => name.split(" ").at(-1));
    for (const name of [
      "DeadLetters",
      "StrayEvents",
      "JobsLate",
      "TickSilent",
      "StreamLate",
      "MailReputation",
      "Parked",
    ])
      expect(names).toContain(name);
  });
});

describe("a stage that must not be deployed", () => {
  it("is refused in one line before anything is made", () => {
    const refused = synthesize("lea", { OFFLINE_FOUNDATION: "none" });
    expect(refused.thrown).toHaveLength(1);
    expect(refused.thrown[0]?.split("\n")[0]).toBe(
      "Error: Stage lea has no foundation: create it with STAGE=lea npx cdk deploy --all, then deploy the app",
    );
    expect(refused.resources.filter(({ type }) => type !== "pulumi:pulumi:Stack")).toEqual([]);
  });
});

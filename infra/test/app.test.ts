import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { ENVIRONMENT, FUNCTIONS, PRODUCTION, roleOf, STREAMED } from "../contract.ts";
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
  loggingConfig?: { logFormat: string; logGroup: string; systemLogLevel?: string };
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
        loggingConfig: {
          logFormat: "JSON",
          logGroup: `/entrepairs/production/${own.split("-").at(-1)}`,
          systemLogLevel: "WARN",
        },
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

  it("notes at its doors neither who asked nor for what: a path may be a link that was mailed", () => {
    type Stage = { accessLogSettings?: { format: string }; defaultRouteSettings?: object };
    const stages = made<Stage>(synth, "aws:apigatewayv2/stage:Stage");
    expect(stages).toHaveLength(2);
    for (const { accessLogSettings } of stages) {
      const format = accessLogSettings?.format ?? "";
      expect(format).not.toMatch(/path|identity|ip|userAgent|header|authorizer|querystring/i);
      // A line is paid for by its length.
      expect(format.length).toBeLessThan(160);
      expect(() => JSON.parse(format.replaceAll(/\$context[.][\w.]+/g, "1"))).not.toThrow();
    }
  });

  it("commits the types that a deployment would write", () => {
    expect(readFileSync(new URL("../../sst-env.d.ts", import.meta.url), "utf8")).toBe(typesOf(synth.resources));
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

describe("mail that comes back", () => {
  it("wakes its own function, by the foundation's topic alone", () => {
    const [heard] = made<object>(synth, "aws:sns/topicSubscription:TopicSubscription");
    expect(heard).toMatchObject({ protocol: "lambda", topic: expect.stringMatching(/:replies$/) });
    const by = made<{ principal: string; sourceArn?: string }>(synth, "aws:lambda/permission:Permission").filter(
      ({ principal }) => principal === "sns.amazonaws.com",
    );
    expect(by).toMatchObject([{ sourceArn: expect.stringMatching(/:replies$/) }]);
    const replies = (from: Synth, name: "inbound" | "job") =>
      lambdas(from).find((one) => one.name.endsWith(`-${name}`))?.environment.variables.REPLY_DOMAIN;
    for (const name of ["inbound", "job"] as const)
      expect([replies(synth, name), replies(personal, name)]).toEqual(["reponses.entrepairs.example", ""]);
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
    for (const name of Object.keys(STREAMED)) expect(watched).toContain(`entrepairs-production-${name}-stream`);
    const names = alarms().map(({ name }) => name.split(" ").at(-1));
    for (const name of [
      "DeadLetters",
      "StrayEvents",
      "JobsLate",
      "TickSilent",
      "StreamLate",
      "MailReputation",
      "Parked",
      "ApiUrlFaults",
      "RoomUrlFaults",
    ])
      expect(names).toContain(name);
  });
});

describe("a stage that must not be deployed is refused in one line before anything is made", () => {
  const secret = (name: string, value: string) => ({ OFFLINE_SECRETS: JSON.stringify({ [name]: value }) });
  it.each([
    [
      "without a foundation",
      { OFFLINE_FOUNDATION: "none" },
      "Error: Stage lea has no foundation: create it with STAGE=lea npx cdk deploy --all, then deploy the app",
    ],
    [
      "on a foundation of another contract",
      { OFFLINE_FOUNDATION: "1" },
      "Error: Stage lea stands on a foundation of contract 1, this app needs 2: deploy the foundation of the same version first",
    ],
    [
      "without a secret",
      secret("LinkKey", ""),
      "Error: Stage lea lacks LinkKey: give each with npx sst secret set NAME VALUE --stage lea",
    ],
    [
      "with a live key of Stripe",
      secret("StripeSecretKey", "sk_live_1"),
      "Error: Stage lea has a live Stripe key: only production may move money",
    ],
    [
      "without settings",
      { STAGE_SETTINGS: "infra/none.json" },
      "Error: infra/none.json is not there: copy infra/settings.example.json to it and write your own",
    ],
  ])("%s", (_, env, said) => {
    const refused = synthesize("lea", env);
    expect(refused.thrown).toHaveLength(1);
    expect(refused.thrown[0]?.split("\n")[0]).toBe(said);
    expect(refused.resources.filter(({ type }) => type !== "pulumi:pulumi:Stack")).toEqual([]);
  });
});

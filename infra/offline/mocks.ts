import { FOUNDATION_KEYS } from "../contract.ts";

export const ACCOUNT = "111111111111";
export const REGION = "eu-west-3";
/** How Pulumi marks a secret among plain values. */
const SECRET = "4dabf18193072939515e22adb298388d";

export type Values = Record<string, unknown>;

/** A resource as the program registers it; one that is only read has an id. */
export interface Registered {
  type: string;
  name: string;
  custom: boolean | undefined;
  id: string | undefined;
  inputs: Values;
}

/** What Pulumi hands to its mocks. */
interface Creating {
  type: string;
  name: string;
  custom?: boolean;
  id?: string;
  inputs: Values;
}
interface Calling {
  token: string;
  inputs: Values;
}

/** A value without the mark of a secret. */
export function open(value: unknown): unknown {
  return typeof value === "object" && value !== null && SECRET in value ? (value as { value?: unknown }).value : value;
}

/** What a foundation would have published; a test may say otherwise. */
export function publishedBy(version: string): Record<string, string> {
  const arn = (service: string, name: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
  const table = arn("dynamodb", "table/foundation");
  const known: Record<string, string> = {
    "contract-version": version,
    "table-arn": table,
    "table-stream-arn": `${table}/stream/2026-01-01T00:00:00.000`,
    "data-key-arn": arn("kms", "key/data"),
    "room-key-arn": arn("kms", "key/room"),
    "files-bucket": "foundation-files",
    "files-bucket-arn": "arn:aws:s3:::foundation-files",
    "mail-identity-arn": arn("ses", "identity/mail.example"),
    "alarm-topic-arn": arn("sns", "alarms"),
    "reply-topic-arn": arn("sns", "replies"),
    "web-acl-arn": `arn:aws:wafv2:us-east-1:${ACCOUNT}:global/webacl/firewall/1`,
  };
  return Object.fromEntries([...FOUNDATION_KEYS, "web-acl-arn"].map((key) => [key, known[key] ?? `foundation-${key}`]));
}

interface Options {
  onResource(registered: Registered): void;
  /** By the last part of a parameter's name; none for a stage without a foundation. */
  parameters: Readonly<Record<string, string>>;
}

/** Answers in AWS's place: each resource with the outputs that others read, each look-up with an invented account. */
export function mocks({ onResource, parameters }: Options) {
  return {
    newResource({ type, name, custom, id, inputs }: Creating) {
      onResource({ type, name, custom, id: id || undefined, inputs });
      const given = open(inputs.name ?? inputs.bucket ?? inputs.functionName);
      const called = typeof given === "string" ? given : name;
      const service = type.split(":")[1]?.split("/")[0] ?? "none";
      const api = `${called}.execute-api.${REGION}.amazonaws.com`;
      return { id: id || `${called}-id`, state: { ...stateOf(called, service, api), ...inputs, name: called } };
    },
    call({ token, inputs }: Calling): Values {
      if (token === "aws:iam/getPolicyDocument:getPolicyDocument") return documentOf(inputs);
      if (token === "aws:index/getCallerIdentity:getCallerIdentity") return { accountId: ACCOUNT, id: ACCOUNT };
      if (token === "aws:index/getRegion:getRegion") return { id: REGION, name: REGION, region: REGION };
      if (token === "aws:index/getPartition:getPartition") return { id: "aws", partition: "aws" };
      if (token === "aws:route53/getZone:getZone") return { zoneId: "Z1", id: "Z1", name: inputs.name };
      if (token === "aws:ssm/getParameter:getParameter") return { ...inputs, value: parameterOf(inputs, parameters) };
      return inputs;
    },
  };
}

function stateOf(called: string, service: string, api: string): Values {
  return {
    arn: arnOf(called, service),
    bucket: called,
    bucketRegionalDomainName: `${called}.s3.${REGION}.amazonaws.com`,
    domainName: `${called.toLowerCase()}.cloudfront.example`,
    functionUrl: `https://${called}.lambda-url.${REGION}.on.aws/`,
    url: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${called}`,
    apiEndpoint: called.includes("Rooms") ? `wss://${api}` : `https://${api}`,
    executionArn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:${called}`,
    invokeUrl: `https://${api}`,
    result: "mock",
    base64: Buffer.alloc(32, 7).toString("base64"),
    etag: "etag",
    isDone: true,
    domainValidationOptions: [
      { domainName: "offline", resourceRecordName: "_1", resourceRecordType: "CNAME", resourceRecordValue: "_2" },
    ],
  };
}

function arnOf(called: string, service: string): string {
  if (service === "iam") return `arn:aws:iam::${ACCOUNT}:role/${called}`;
  if (service === "lambda") return `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${called}`;
  if (service === "cloudwatch") return `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${called}`;
  if (service === "s3") return `arn:aws:s3:::${called}`;
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${called}`;
}

/** As the provider says it when there is none. */
function parameterOf({ name }: Values, parameters: Options["parameters"]): string {
  const value = parameters[String(name).split("/").at(-1) ?? ""];
  const details = `invocation of aws:ssm/getParameter:getParameter returned an error: reading SSM Parameter (${String(name)}): couldn't find resource`;
  // The engine's errors come by gRPC, which has them in `details`.
  if (value === undefined) throw Object.assign(new Error(details), { details });
  return value;
}

interface PolicyInput {
  effect?: string;
  actions?: string[];
  resources?: string[];
  principals?: { type: string; identifiers: string[] }[];
  conditions?: { test: string; variable: string; values: string[] }[];
}

function documentOf(inputs: Values): Values {
  const Statement = ((inputs.statements ?? []) as PolicyInput[]).map((one) => ({
    Effect: one.effect ?? "Allow",
    Action: one.actions,
    Resource: one.resources,
    ...(one.principals && {
      Principal: Object.fromEntries(one.principals.map(({ type, identifiers }) => [type, identifiers])),
    }),
  }));
  const json = JSON.stringify({ Version: "2012-10-17", Statement });
  return { id: "document", json, minifiedJson: json, statements: inputs.statements };
}

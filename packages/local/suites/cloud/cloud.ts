import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureTable, streamWire } from "@entrepairs/core/db";
import { type QueueMessage, type Cloud as Services, startCloud as startServices } from "@entrepairs/twin/cloud";
import { startMail } from "@entrepairs/twin/mail";
import { startStripe } from "@entrepairs/twin/stripe";
import { startTable } from "@entrepairs/twin/table";
import {
  bundleOf,
  ENVIRONMENT,
  FUNCTIONS,
  type FunctionName,
  PUBLIC_PAGES,
  STREAMED,
} from "../../../../infra/contract.ts";
import { startFront } from "./front.ts";
import { type Lambda, startLambda } from "./runtime-api.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const TABLE_NAME = "entrepairs";
export const ORIGIN_KEY = "only-cloudfront-knows";

/** The whole cloud on this machine: bundles in AWS's runtime client, engines and stand-ins behind them. */
export interface RunningCloud {
  origin: string;
  inbox: string;
  stripe: string;
  services: Services;
  lambdas: Readonly<Record<FunctionName, Lambda>>;
  /** Those of them that answer reads by a URL of their own. */
  urls: ReadonlyMap<string, Lambda>;
  /** Another copy of a function, with another export or other settings; `alone`: as it starts on AWS, nothing beside. */
  another(
    name: FunctionName,
    change?: { handler?: string; env?: Record<string, string>; alone?: boolean },
  ): Promise<Lambda>;
  /** Hands over what the stream holds, to the outbox function alone; answers whether there was any. */
  hear(): Promise<boolean>;
  /** Hands over what the stream, the queue and the clock hold, until nothing waits. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Where the address of each function begins, the most exact first. */
const ROUTES: readonly [string, FunctionName][] = [
  ["/api/", "api"],
  ["/room/", "room"],
  ["/payer/", "pay"],
  ["/webhook/", "webhook"],
  ["/", "site"],
];

/** `client` is the entry of AWS's runtime client. */
export async function startCloud(client: string): Promise<RunningCloud> {
  const folder = mkdtempSync(join(tmpdir(), "entrepairs-cloud-"));
  const table = await startTable({ folder: join(folder, "table") });
  await ensureTable({ tableName: TABLE_NAME, endpoint: table.endpoint });
  const mail = await startMail({ file: join(folder, "mail.jsonl"), port: 0 });
  const stripe = await startStripe({ folder: join(folder, "stripe"), port: 0 });
  const services = await startServices({ table: table.endpoint, pages: PUBLIC_PAGES });
  const front = await startFront(ORIGIN_KEY, services.cdn);
  const { accountsSecret, selfSecret } = stripe.setWebhook(`${front.origin}/webhook/stripe`);
  const values = {
    ...VALUES,
    PUBLIC_ORIGIN: front.origin,
    ORIGIN_KEY,
    STRIPE_WEBHOOK_SECRETS: `${accountsSecret},${selfSecret}`,
    DISTRIBUTION_ID: services.cdn.distributionID,
    ROOM_KEY_ARN: services.keyID,
    ROOM_SOCKET_URL: `${services.endpoint.replace("http", "ws")}/live`,
  };
  const beside = {
    ...Object.fromEntries(
      ["DYNAMODB", "STS", "KMS", "S3", "SQS", "CLOUDFRONT"].map((name) => [`${name}_ENDPOINT`, services.endpoint]),
    ),
    SES_ENDPOINT: mail.endpoint,
    STRIPE_API_BASE: stripe.origin,
  };
  const another: RunningCloud["another"] = (name, { handler = "handler", env = {}, alone = false } = {}) =>
    startLambda({
      name,
      client,
      folder: join(root, bundleOf(name)),
      handler: `lambda.${handler}`,
      env: { ...environmentOf(name, values), ...keysOf(services, name), ...(alone ? {} : beside), ...env },
    });
  const started: [FunctionName, Lambda][] = [];
  for (const name of FUNCTIONS) started.push([name, await another(name)]);
  const lambdas = Object.fromEntries(started) as Record<FunctionName, Lambda>;
  for (const name of Object.keys(STREAMED) as (keyof typeof STREAMED)[])
    front.urls.set(name, await another(name, { handler: "stream" }));
  front.routes.push(...ROUTES.map(([prefix, name]) => ({ prefix, lambda: lambdas[name] })));
  const stream = await openStream(table.endpoint);
  return {
    origin: front.origin,
    inbox: mail.inbox,
    stripe: stripe.origin,
    services,
    lambdas,
    urls: front.urls,
    another,
    hear: () => stream(lambdas.outbox),
    settle: async () => {
      while ((await stream(lambdas.outbox)) || (await work(services, lambdas.job)));
    },
    close: async () => {
      if (process.env.LAMBDA_LOGS) for (const [name, lambda] of started) console.log(`${name}\n${lambda.log()}`);
      for (const lambda of [...Object.values(lambdas), ...front.urls.values()]) lambda.stop();
      await Promise.all([front.close(), services.close(), stripe.close(), mail.close(), table.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Invented. The roles are named after who may assume them, as the stand-in of STS reads it. */
const VALUES: Readonly<Record<string, string>> = {
  STAGE: "local",
  TABLE_NAME,
  LINK_KEY: "link-key",
  MAIL_FROM: "bonjour@entrepairs.example",
  OPERATOR_NAME: "Exploitant inventé",
  OPERATOR_ADDRESS: "1 rue de l’Exemple, 75001 Paris",
  OPERATOR_EMAIL: "contact@entrepairs.example",
  OPERATOR_DIRECTOR: "Dominique Exemple",
  OPERATOR_HOST: "cet ordinateur",
  PLATFORM_FEE_BASIS_POINTS: "0",
  STRIPE_SECRET_KEY: "sk_test_local",
  FILES_BUCKET: "files",
  FILES_LOCK_YEARS: "10",
  MAIL_CONFIG_SET: "entrepairs",
  JOBS_QUEUE_URL: "https://sqs.eu-west-3.amazonaws.com/111111111111/jobs",
  REPLY_DOMAIN: "reponses.entrepairs.example",
  APPROVED_PLATFORM_URL: "",
  APPROVED_PLATFORM_TOKEN: "",
};

/** What the app gives this function, and nothing else. */
function environmentOf(name: FunctionName, values: Readonly<Record<string, string>>): Record<string, string> {
  const role = (kind: string) => `arn:aws:iam::111111111111:role/${name}/${kind}`;
  const all: Record<string, string> = { ...values, FIRM_ROLE_ARN: role("firm"), PLATFORM_ROLE_ARN: role("platform") };
  return Object.fromEntries(ENVIRONMENT[name].map((setting) => [setting, all[setting] ?? missing(setting)]));
}

function missing(setting: string): never {
  throw new Error(`The contract names ${setting}, which nobody gives`);
}

function keysOf(services: Services, name: FunctionName): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken } = services.keysOf(name);
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken };
}

/** The table's stream to the outbox function, as its event source mapping does; answers whether there was any. */
async function openStream(endpoint: string): Promise<(outbox: Lambda) => Promise<boolean>> {
  const call = streamWire({ endpoint });
  const ask = async <R>(operation: string, input: object) => (await call(operation, input)) as R;
  const { Streams } = await ask<{ Streams: { StreamArn: string }[] }>("ListStreams", { TableName: TABLE_NAME });
  const StreamArn = Streams[0]?.StreamArn;
  const { StreamDescription } = await ask<{ StreamDescription: { Shards: { ShardId: string }[] } }>("DescribeStream", {
    StreamArn,
  });
  const ShardId = StreamDescription.Shards.at(-1)?.ShardId;
  const from = { StreamArn, ShardId, ShardIteratorType: "LATEST" };
  let { ShardIterator } = await ask<{ ShardIterator: string }>("GetShardIterator", from);
  return async (outbox) => {
    const input = { ShardIterator, Limit: 100 };
    const { Records, NextShardIterator } = await ask<{ Records: object[]; NextShardIterator: string }>(
      "GetRecords",
      input,
    );
    ShardIterator = NextShardIterator;
    if (Records.length === 0) return false;
    const { kind, body } = await outbox.invoke({ Records });
    if (kind === "error") throw new Error(`outbox: ${body}`);
    return true;
  };
}

/** A poll of the queue to the job function; what it gives back waits again. Answers whether there was any. */
async function work({ queue }: Services, job: Lambda): Promise<boolean> {
  const messages = queue.take();
  if (messages.length === 0) return false;
  queue.giveBack(await deliver(job, messages));
  return true;
}

/** Messages as SQS brings them to a function; answers those that it gave back. */
export async function deliver(job: Lambda, messages: readonly QueueMessage[]): Promise<QueueMessage[]> {
  const Records = messages.map(({ messageId, body }) => ({
    messageId,
    body,
    receiptHandle: messageId,
    attributes: { ApproximateReceiveCount: "1" },
    messageAttributes: {},
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-west-3:111111111111:jobs",
    awsRegion: "eu-west-3",
  }));
  const { kind, body } = await job.invoke({ Records });
  if (kind === "error") throw new Error(`job: ${body}`);
  const { batchItemFailures } = JSON.parse(body.toString()) as { batchItemFailures: { itemIdentifier: string }[] };
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  return messages.filter(({ messageId }) => failed.has(messageId));
}

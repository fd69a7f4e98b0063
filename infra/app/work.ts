import type { Made } from "./function.ts";

/** A message is tried so often before it is put aside; what a job could note itself comes back by the tick instead. */
const TRIES = 5;
/** As long as SQS keeps anything: time to come back from holidays. */
const KEPT_SECONDS = 1_209_600;

/** The queue of work, with where its dead letters go, and where the stream puts what it could not hand on. */
export function queues() {
  const kept = { messageRetentionSeconds: KEPT_SECONDS, sqsManagedSseEnabled: true };
  const dead = new sst.aws.Queue("JobsDead", { transform: { queue: (args) => void Object.assign(args, kept) } });
  const jobs = new sst.aws.Queue("Jobs", {
    dlq: { queue: dead.arn, retry: TRIES },
    // Six times what a job may take, as AWS advises, or a slow one would be done twice.
    visibilityTimeout: "6 minutes",
    transform: { queue: (args) => void Object.assign(args, kept) },
  });
  const stray = new sst.aws.Queue("StreamStray", { transform: { queue: (args) => void Object.assign(args, kept) } });
  // Only what died here may be given back from there.
  new aws.sqs.RedriveAllowPolicy("JobsRedrive", {
    queueUrl: dead.url,
    redriveAllowPolicy: jobs.arn.apply((arn) =>
      JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [arn] }),
    ),
  });
  return { jobs, dead, stray };
}

type Queues = ReturnType<typeof queues>;
interface Running {
  outbox: sst.aws.Function;
  job: sst.aws.Function;
  tick: sst.aws.Function;
  inbound: sst.aws.Function;
  roles: { outbox: Made; job: Made };
}

/** What wakes the functions that nobody waits for. */
export function wake(
  { outbox, job, tick, inbound, roles }: Running,
  { jobs, stray }: Queues,
  { stream, replies }: { stream: $util.Input<string>; replies: $util.Input<string> },
) {
  mailed(inbound, replies);
  new aws.lambda.EventSourceMapping(
    "OutboxStream",
    {
      eventSourceArn: stream,
      functionName: outbox.name,
      startingPosition: "TRIM_HORIZON",
      batchSize: 100,
      // New events alone: most of what is written is none, and is not paid for.
      filterCriteria: {
        filters: [
          {
            pattern: JSON.stringify({
              eventName: ["INSERT"],
              dynamodb: { NewImage: { e: { S: ["outbox", "platformOutbox"] } } },
            }),
          },
        ],
      },
      functionResponseTypes: ["ReportBatchItemFailures"],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 10,
      maximumRecordAgeInSeconds: 3_600,
      destinationConfig: { onFailure: { destinationArn: stray.arn } },
    },
    { dependsOn: [roles.outbox.role] },
  );
  new aws.lambda.EventSourceMapping(
    "JobsQueue",
    {
      eventSourceArn: jobs.arn,
      functionName: job.name,
      batchSize: 10,
      functionResponseTypes: ["ReportBatchItemFailures"],
      // One firm's thousand mails leave room for the others, and for Stripe's patience.
      scalingConfig: { maximumConcurrency: 20 },
    },
    { dependsOn: [roles.job.role] },
  );
  new sst.aws.CronV2("EachMinute", { schedule: "rate(1 minute)", function: tick.arn, event: {} });
  new sst.aws.CronV2("EachSixHours", { schedule: "rate(6 hours)", function: tick.arn, event: { sweep: true } });
}

/** The mail service's topic brings what reached the reply domain; a message that fails is tried twice more. */
function mailed(inbound: sst.aws.Function, topicArn: $util.Input<string>) {
  new aws.lambda.Permission("InboundByTopic", {
    action: "lambda:InvokeFunction",
    function: inbound.name,
    principal: "sns.amazonaws.com",
    sourceArn: topicArn,
  });
  new aws.sns.TopicSubscription("InboundMail", { topic: topicArn, protocol: "lambda", endpoint: inbound.arn });
}

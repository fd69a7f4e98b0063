import { FUNCTIONS, type FunctionName } from "../contract.ts";
import { title } from "./function.ts";

interface Watched {
  name: string;
  /** What happened and what to do, in a sentence: it is read at night. */
  says: string;
  namespace: string;
  metric: string;
  dimensions: Record<string, $util.Input<string>>;
  statistic?: "Sum" | "Maximum" | "Average";
  threshold: number;
  minutes?: number;
  comparison?: "GreaterThanOrEqualToThreshold" | "LessThanThreshold";
  /** Silence is trouble too. */
  silent?: "breaching";
}

function alarm(topic: $util.Input<string>, watched: Watched) {
  const { name, says, namespace, metric, dimensions, threshold, minutes = 5 } = watched;
  new aws.cloudwatch.MetricAlarm(`${name}Alarm`, {
    name: `${$app.name}-${$app.stage} ${name}`,
    alarmDescription: says,
    namespace,
    metricName: metric,
    dimensions,
    statistic: watched.statistic ?? "Sum",
    period: 60,
    evaluationPeriods: minutes,
    datapointsToAlarm: Math.min(minutes, 3),
    threshold,
    comparisonOperator: watched.comparison ?? "GreaterThanOrEqualToThreshold",
    treatMissingData: watched.silent ?? "notBreaching",
    alarmActions: [topic],
    okActions: [topic],
  });
}

/** Where a person first notices, by function. */
const HURTS: Readonly<Record<FunctionName, string>> = {
  site: "Visitors see an error page",
  api: "The dashboard answers with errors",
  room: "A live room may be stuck",
  pay: "Somebody cannot pay",
  webhook: "Stripe’s events are refused; it tells them again for three days",
  outbox: "Events wait: mails and documents come late",
  tick: "Reminders and retries come late",
  job: "Jobs end badly without noting it; the queue tries each five times",
  inbound: "Answers from calendar programs are lost; people can still answer by the link of their mail",
  socket: "Rooms fall back to asking again and again",
};

interface Everything {
  topic: $util.Input<string>;
  table: $util.Input<string>;
  api: $util.Input<string>;
  logs: Readonly<Record<FunctionName, aws.cloudwatch.LogGroup>>;
  dead: sst.aws.Queue;
  stray: sst.aws.Queue;
  jobs: sst.aws.Queue;
  names: Readonly<Record<FunctionName, $util.Input<string>>>;
  /** What answers reads by its own URL, by the name of the function it is a copy of. */
  streamed: readonly { name: FunctionName; called: $util.Input<string> }[];
}

export function alarms({ topic, table, api, logs, dead, stray, jobs, names, streamed }: Everything) {
  for (const name of FUNCTIONS) fails(topic, title(name), name, names[name]);
  for (const { name, called } of streamed) fails(topic, `${title(name)}Stream`, name, called);
  urlFaults(topic, streamed);
  letters(topic, { dead, stray, jobs });
  alarm(topic, {
    name: "TickSilent",
    says: "Nothing has run what is due for ten minutes: look whether the schedule is enabled and the tick function fails.",
    namespace: "AWS/Lambda",
    metric: "Invocations",
    dimensions: { FunctionName: names.tick },
    threshold: 1,
    minutes: 10,
    comparison: "LessThanThreshold",
    silent: "breaching",
  });
  alarm(topic, {
    name: "StreamLate",
    says: "Events reach their jobs more than five minutes late: the outbox function fails or a record blocks its shard.",
    namespace: "AWS/Lambda",
    metric: "IteratorAge",
    dimensions: { FunctionName: names.outbox },
    statistic: "Maximum",
    threshold: 300_000,
  });
  alarm(topic, {
    name: "ApiFaults",
    says: "The HTTP API answers with 5xx: see which function’s errors rose, roll back if a deploy is recent.",
    namespace: "AWS/ApiGateway",
    metric: "5xx",
    dimensions: { ApiId: api },
    threshold: 10,
  });
  for (const metric of ["ReadThrottleEvents", "WriteThrottleEvents"]) {
    alarm(topic, {
      name: `Table${metric}`,
      says: "The table refuses calls: a partition is too hot or the ceiling of its units is reached (docs/deploy.md).",
      namespace: "AWS/DynamoDB",
      metric,
      dimensions: { TableName: table },
      threshold: 20,
    });
  }
  alarm(topic, {
    name: "MailReputation",
    says: "Too many mails bounce: at 5 % AWS reviews the account, at 10 % it stops it; see which addresses in the feedback.",
    namespace: "AWS/SES",
    metric: "Reputation.BounceRate",
    dimensions: {},
    statistic: "Average",
    threshold: 0.04,
    minutes: 60,
  });
  parked(topic, logs.job);
}

function fails(topic: $util.Input<string>, prefix: string, name: FunctionName, called: $util.Input<string>) {
  const of = { namespace: "AWS/Lambda", dimensions: { FunctionName: called } };
  const look = `look at the errors in its log group, roll back if a deploy is an hour old or less (docs/deploy.md).`;
  alarm(topic, { ...of, name: `${prefix}Errors`, says: `${HURTS[name]}: ${look}`, metric: "Errors", threshold: 3 });
  alarm(topic, {
    ...of,
    name: `${prefix}Throttles`,
    says: `${HURTS[name]}: the account’s concurrency is used up; ask AWS for more and look at who calls so often.`,
    metric: "Throttles",
    threshold: 5,
  });
}

/** Reads answer by function URLs, whose faults the HTTP API does not count. */
function urlFaults(topic: $util.Input<string>, streamed: Everything["streamed"]) {
  for (const { name, called } of streamed)
    alarm(topic, {
      name: `${title(name)}UrlFaults`,
      says: `${HURTS[name]}: its URL answers with 5xx; see the errors in its log group, roll back if a deploy is recent.`,
      namespace: "AWS/Lambda",
      metric: "Url5xxCount",
      dimensions: { FunctionName: called },
      threshold: 10,
    });
}

function letters(topic: $util.Input<string>, { dead, stray, jobs }: Pick<Everything, "dead" | "stray" | "jobs">) {
  const of = (queue: sst.aws.Queue, metric: string) => ({
    namespace: "AWS/SQS",
    metric,
    dimensions: { QueueName: queue.nodes.queue.name },
    statistic: "Maximum" as const,
  });
  alarm(topic, {
    ...of(dead, "ApproximateNumberOfMessagesVisible"),
    name: "DeadLetters",
    says: "A job failed five times and could not even note it: mend the cause, then give its letters back (docs/deploy.md).",
    threshold: 1,
    minutes: 1,
  });
  alarm(topic, {
    ...of(stray, "ApproximateNumberOfMessagesVisible"),
    name: "StrayEvents",
    says: "The stream put events aside: nothing is lost, the sweep takes them from the table within six hours; see why.",
    threshold: 1,
    minutes: 1,
  });
  alarm(topic, {
    ...of(jobs, "ApproximateAgeOfOldestMessage"),
    name: "JobsLate",
    says: "Work waits more than ten minutes: jobs are slow or fail; mails and documents come late.",
    threshold: 600,
  });
}

/** An event that failed fifteen times is logged once, by its ids. */
function parked(topic: $util.Input<string>, logs: aws.cloudwatch.LogGroup) {
  const namespace = `${$app.name}/${$app.stage}`;
  new aws.cloudwatch.LogMetricFilter("ParkedFilter", {
    logGroupName: logs.name,
    pattern: '{ $.event = "event.parked" }',
    metricTransformation: { name: "Parked", namespace, value: "1", unit: "Count" },
  });
  alarm(topic, {
    name: "Parked",
    says: "An event failed for a day and a half and waits for a person: list and release it (docs/deploy.md).",
    namespace,
    metric: "Parked",
    dimensions: {},
    threshold: 1,
    minutes: 1,
  });
}

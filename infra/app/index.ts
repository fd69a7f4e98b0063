import { FUNCTIONS, type FunctionName, HOME_REGION, PRODUCTION, STREAMED } from "../contract.ts";
import { alarms } from "./alarm.ts";
import { httpDoor, socketDoor } from "./doors.ts";
import { admit, forgetAtDeployment, frontOf, type Streamed } from "./front.ts";
import { functionOf, type Made, type Making, rolesOf } from "./function.ts";
import { type Ground, ground } from "./ground.ts";
import { queues, wake } from "./work.ts";

/** How long issued documents are locked, where they are real. */
const LOCK_YEARS = 10;
const each = <T>(make: (name: FunctionName) => T): Record<FunctionName, T> =>
  Object.fromEntries(FUNCTIONS.map((name) => [name, make(name)])) as Record<FunctionName, T>;

/** Everything that changes each day; what must not be lost is the foundation's. */
export async function createApp() {
  const on = await ground();
  const work = queues();
  const http = httpDoor();
  const socket = socketDoor();
  const making = makingOf(on, work, socket);
  const first = rolesFor(STREAMING, making);
  const streamed = streamedBy(first, making);
  const front = frontOf({ ground: on, api: http.url, socket: socket.url, streamed });
  for (const one of streamed) admit(one, front);
  const whole = behind(front, making);
  const rest = FUNCTIONS.filter((name) => !(name in first));
  const roles = { ...first, ...rolesFor(rest, whole) } as Record<FunctionName, Made>;
  const functions = each((name) => functionOf(name, roles[name], whole));
  for (const name of ["api", "room"] as const) http.route(`ANY /${name}/{proxy+}`, functions[name].arn);
  http.route("ANY /payer/{proxy+}", functions.pay.arn);
  http.route("ANY /webhook/{proxy+}", functions.webhook.arn);
  http.route("$default", functions.site.arn);
  for (const route of ["$connect", "$disconnect", "$default"]) socket.route(route, functions.socket.arn);
  forgetAtDeployment(front, functions.site);
  wake({ ...functions, roles }, work, {
    stream: on.foundation("table-stream-arn"),
    replies: on.foundation("reply-topic-arn"),
  });
  alarms({
    ...work,
    topic: on.foundation("alarm-topic-arn"),
    table: on.foundation("table-name"),
    api: http.nodes.api.id,
    logs: each((name) => roles[name].logs),
    names: each((name) => functions[name].name),
    streamed: streamed.map(({ name, url }) => ({ name, called: url.name })),
  });
  return {
    origin: originOf(on, front),
    socket: socket.url,
    webhook: $interpolate`${originOf(on, front)}/webhook/stripe`,
  };
}

const STREAMING = Object.keys(STREAMED) as (keyof typeof STREAMED)[];

const rolesFor = <N extends FunctionName>(names: readonly N[], making: Making): Record<N, Made> =>
  Object.fromEntries(names.map((name) => [name, rolesOf(name, making)])) as Record<N, Made>;

/** What is known once the CDN is there: its address, and whose copies of public pages may be purged. */
function behind(front: sst.aws.Cdn, making: Making): Making {
  const { distribution } = front.nodes;
  return {
    ...making,
    values: { ...making.values, PUBLIC_ORIGIN: originOf(making.ground, front), DISTRIBUTION_ID: distribution.id },
    places: { ...making.places, distributionArn: distribution.arn },
  };
}

const originOf = ({ settings: { domain } }: Ground, front: sst.aws.Cdn) =>
  domain ? $util.output(`https://${domain}`) : $util.output(front.url);

/** What the environments and the policies are filled with. */
function makingOf(on: Ground, work: ReturnType<typeof queues>, socket: sst.aws.ApiGatewayWebSocket): Making {
  const { settings } = on;
  const { operator, mailDomain, feeBasisPoints, domain } = settings;
  const mailFrom = `bonjour@${mailDomain}`;
  const account = aws.getCallerIdentityOutput().accountId;
  return {
    ground: on,
    values: {
      STAGE: settings.stage,
      TABLE_NAME: on.foundation("table-name"),
      ...(domain && { PUBLIC_ORIGIN: `https://${domain}` }),
      LINK_KEY: on.secret("LinkKey"),
      ORIGIN_KEY: on.secret("OriginKey"),
      MAIL_FROM: mailFrom,
      OPERATOR_NAME: operator.name,
      OPERATOR_ADDRESS: operator.address,
      OPERATOR_EMAIL: operator.contact,
      OPERATOR_DIRECTOR: operator.director,
      OPERATOR_HOST: operator.host,
      PLATFORM_FEE_BASIS_POINTS: String(feeBasisPoints),
      STRIPE_SECRET_KEY: on.secret("StripeSecretKey"),
      STRIPE_WEBHOOK_SECRETS: on.secret("StripeWebhookSecrets"),
      APPROVED_PLATFORM_URL: settings.approvedPlatform ?? "",
      APPROVED_PLATFORM_TOKEN: on.secret("ApprovedPlatformToken"),
      FILES_BUCKET: on.foundation("files-bucket"),
      FILES_LOCK_YEARS: settings.stage === PRODUCTION ? String(LOCK_YEARS) : "0",
      MAIL_CONFIG_SET: on.foundation("mail-config-set"),
      ROOM_KEY_ARN: on.foundation("room-key-arn"),
      ROOM_SOCKET_URL: socket.url,
      JOBS_QUEUE_URL: work.jobs.url,
      REPLY_DOMAIN: settings.replyDomain ?? "",
    },
    places: {
      region: HOME_REGION,
      account,
      filesArn: on.foundation("files-bucket-arn"),
      dataKeyArn: on.foundation("data-key-arn"),
      roomKeyArn: on.foundation("room-key-arn"),
      queueArn: work.jobs.arn,
      streamArn: on.foundation("table-stream-arn"),
      strayArn: work.stray.arn,
      socketArn: socket.nodes.api.executionArn,
      mailArn: on.foundation("mail-identity-arn"),
      mailSet: on.foundation("mail-config-set"),
      mailFrom,
    },
  };
}

/**
 * The same code with streamed answers, where the stage has a domain of its own: without one a function's environment
 * would wait for the CDN, and the CDN for the function; what is read then passes the HTTP API.
 */
function streamedBy(roles: Record<keyof typeof STREAMED, Made>, making: Making): Streamed[] {
  if (!making.ground.settings.domain) return [];
  return STREAMING.map((name) => ({
    name,
    url: functionOf(name, roles[name], making, "stream"),
    paths: STREAMED[name],
  }));
}

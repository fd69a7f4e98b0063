import { firmPolicy, ownPolicy, type Places, platformPolicy, throughService, trustOf } from "../access.ts";
import { bundleOf, ENVIRONMENT, type FunctionName, HOME_REGION, PRODUCTION, roleOf } from "../contract.ts";
import type { Ground } from "./ground.ts";

/** How large and how patient each function is; whoever has a person waiting answers within the CDN's 30 seconds. */
const SIZES: Readonly<Record<FunctionName, { memory: `${number} MB`; timeout: `${number} seconds` }>> = {
  site: { memory: "512 MB", timeout: "20 seconds" },
  api: { memory: "512 MB", timeout: "20 seconds" },
  room: { memory: "512 MB", timeout: "20 seconds" },
  pay: { memory: "512 MB", timeout: "25 seconds" },
  webhook: { memory: "512 MB", timeout: "20 seconds" },
  outbox: { memory: "256 MB", timeout: "30 seconds" },
  tick: { memory: "512 MB", timeout: "55 seconds" },
  job: { memory: "1024 MB", timeout: "60 seconds" },
  socket: { memory: "256 MB", timeout: "10 seconds" },
  inbound: { memory: "256 MB", timeout: "20 seconds" },
};

/** Where logs stay: long enough to look into a complaint, no longer. They hold ids and codes. */
const LOG_DAYS = { production: 90, other: 14 };

/** What every function is made from. */
export interface Making {
  ground: Ground;
  /** Values of the environment by name: whoever makes the rest gives them. */
  values: Readonly<Record<string, $util.Input<string>>>;
  places: Omit<{ [name in keyof Places]: $util.Input<string> }, "logGroupArn" | "firmRoleArn" | "platformRoleArn">;
}

const inline = (policy: $util.Input<object[]>) => [
  {
    name: "own",
    policy: $util.output(policy).apply((Statement) => JSON.stringify({ Version: "2012-10-17", Statement })),
  },
];

/** A role of the table, which one function may take for one firm at a time. */
function tableRole(name: FunctionName, kind: "firm" | "platform", own: aws.iam.Role, { places, ground }: Making) {
  const { stage } = $app;
  const of = kind === "firm" ? firmPolicy : platformPolicy;
  const statements = $util.all([ground.foundation("table-arn"), places.dataKeyArn]).apply(([table, key]) => {
    const reach = of(name, table);
    return reach.length === 0 ? [] : [...reach, throughService(key, HOME_REGION, "dynamodb")];
  });
  return new aws.iam.Role(`${title(name)}${title(kind)}Role`, {
    name: `${roleOf(stage, name)}-${kind}`,
    assumeRolePolicy: own.arn.apply((arn) => JSON.stringify(trustOf(arn))),
    inlinePolicies: statements.apply((list) =>
      list.length === 0 ? [] : [{ name: "own", policy: JSON.stringify({ Version: "2012-10-17", Statement: list }) }],
    ),
  });
}

export const title = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

export interface Made {
  role: aws.iam.Role;
  firmRole: aws.iam.Role;
  platformRole: aws.iam.Role;
  logs: aws.cloudwatch.LogGroup;
}

/** A function's roles and where it logs. They stand before it: its environment names them. */
export function rolesOf(name: FunctionName, making: Making): Made {
  const { stage } = $app;
  const logs = new aws.cloudwatch.LogGroup(`${title(name)}Logs`, {
    name: `/${$app.name}/${stage}/${name}`,
    retentionInDays: stage === PRODUCTION ? LOG_DAYS.production : LOG_DAYS.other,
  });
  const account = making.places.account;
  const roleArn = (suffix: string) => $interpolate`arn:aws:iam::${account}:role/${roleOf(stage, name)}-${suffix}`;
  const places = $util.output({
    ...making.places,
    logGroupArn: logs.arn,
    firmRoleArn: roleArn("firm"),
    platformRoleArn: roleArn("platform"),
  });
  const role = new aws.iam.Role(`${title(name)}OwnRole`, {
    name: roleOf(stage, name),
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
    inlinePolicies: inline(places.apply((at) => ownPolicy(name, at as Places))),
  });
  return {
    role,
    firmRole: tableRole(name, "firm", role, making),
    platformRole: tableRole(name, "platform", role, making),
    logs,
  };
}

/** One function, or the same code with streamed answers when `entry` is `stream`. */
export function functionOf(name: FunctionName, made: Made, making: Making, entry: "handler" | "stream" = "handler") {
  const values: Record<string, $util.Input<string>> = {
    ...making.values,
    FIRM_ROLE_ARN: made.firmRole.arn,
    PLATFORM_ROLE_ARN: made.platformRole.arn,
  };
  const environment = Object.fromEntries(
    ENVIRONMENT[name].map((key) => {
      const value = values[key];
      if (value === undefined) throw new Error(`Nothing gives ${name} its ${key}`);
      return [key, value];
    }),
  );
  const stream = entry === "stream";
  return new sst.aws.Function(`${title(name)}${stream ? "Stream" : ""}`, {
    name: `${roleOf($app.stage, name)}${stream ? "-stream" : ""}`,
    bundle: bundleOf(name),
    handler: `lambda.${entry}`,
    runtime: "nodejs24.x",
    architecture: "arm64",
    ...SIZES[name],
    role: made.role.arn,
    environment,
    logging: { format: "json", logGroup: made.logs.name },
    ...(stream && { streaming: true, url: { authorization: "iam" as const, cors: false } }),
    transform: {
      function: (args, options) => {
        args.tracingConfig = { mode: "Active" };
        // The platform's own lines of each run that went well say nothing, and cost as much as a thousandth of a mail.
        const logging = $util.output(args.loggingConfig);
        args.loggingConfig = logging.apply((said) => ({ logFormat: "JSON", ...said, systemLogLevel: "WARN" }));
        // The role's name alone does not say that its policy stands.
        options.dependsOn = [made.role, made.firmRole, made.platformRole];
      },
    },
  });
}

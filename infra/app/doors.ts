/** Requests a second that the HTTP API lets through: a loop of somebody’s script must not become a bill. */
const REQUESTS_PER_SECOND = 200;

/**
 * What a door notes of each request. Not its path, which may be a link that was mailed; not who asked. Each character is
 * paid for.
 */
const HTTP_LINE = {
  id: '"$context.requestId"',
  route: '"$context.routeKey"',
  status: "$context.status",
  ms: '"$context.responseLatency"',
  from: '"$context.integration.status"',
};
const SOCKET_LINE = {
  id: '"$context.requestId"',
  route: '"$context.routeKey"',
  status: "$context.status",
  from: '"$context.integration.status"',
};

/** Figures stand bare in the line. */
const lineOf = (fields: Readonly<Record<string, string>>) =>
  `{${Object.entries(fields)
    .map(([name, value]) => `"${name}":${value}`)
    .join(",")}}`;

interface Logged {
  accessLogSettings?: $util.Input<{ destinationArn: $util.Input<string>; format: $util.Input<string> } | undefined>;
}

/** Keeps the log that SST makes, in our words. */
function noteOnly(args: Logged, fields: Readonly<Record<string, string>>) {
  args.accessLogSettings = $util
    .output(args.accessLogSettings)
    .apply((settings) => settings && { ...settings, format: lineOf(fields) });
}

/** Everything that writes, and pages; a stage without a domain of its own reads through it too. */
export function httpDoor() {
  return new sst.aws.ApiGatewayV2("Http", {
    // One address for all: nobody else's page calls it.
    cors: false,
    accessLog: { retention: "1 month" },
    transform: {
      stage: (args) => {
        noteOnly(args, HTTP_LINE);
        args.defaultRouteSettings = {
          throttlingRateLimit: REQUESTS_PER_SECOND,
          throttlingBurstLimit: REQUESTS_PER_SECOND * 2,
        };
      },
    },
  });
}

/** Where the screens of a live room listen. */
export function socketDoor() {
  return new sst.aws.ApiGatewayWebSocket("Rooms", {
    accessLog: { retention: "1 month" },
    transform: {
      stage: (args) => {
        noteOnly(args, SOCKET_LINE);
      },
    },
  });
}

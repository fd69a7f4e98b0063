/**
 * All that the foundation (CDK), the app (SST) and the functions agree on: plain data and names. It imports neither
 * tool and none of our packages; a test outside `infra` compares it with the code.
 */
export const APP = "entrepairs";

/** Raised when the foundation publishes something else: an app of another version is refused before it creates. */
export const CONTRACT_VERSION = "2";

/** Paris: the table, the functions and the mails stay in France. */
export const HOME_REGION = "eu-west-3";

/** What the CDN demands of its firewall and its certificates. */
export const EDGE_REGION = "us-east-1";

/** The stage whose data are real: its app is kept, its table cannot be deleted, no tool of ours removes it. */
export const PRODUCTION = "production";

/** The table as the foundation makes it: the code's own definition, which a test holds against this one. */
export const TABLE = {
  keys: { partition: "pk", sort: "sk" },
  indexes: [
    { name: "index-g1", partition: "g1p", sort: "g1s" },
    { name: "index-g2", partition: "g2p", sort: "g2s" },
  ],
  ttl: "ttl",
  stream: "NEW_AND_OLD_IMAGES",
} as const;

/** What the foundation publishes, a parameter of SSM each, and the app reads. */
export const FOUNDATION_KEYS = [
  "contract-version",
  "table-name",
  "table-arn",
  "table-stream-arn",
  "data-key-arn",
  "room-key-arn",
  "files-bucket",
  "files-bucket-arn",
  "mail-identity",
  "mail-identity-arn",
  "mail-config-set",
  "alarm-topic-arn",
  "reply-topic-arn",
] as const;

/** The same, in the region of the CDN. */
export const EDGE_KEYS = ["web-acl-arn"] as const;

export type FoundationKey = (typeof FOUNDATION_KEYS)[number] | (typeof EDGE_KEYS)[number];

export function foundationParameter(stage: string, key: FoundationKey): string {
  return `/${APP}/${stage}/foundation/${key}`;
}

/**
 * The functions. Each has its entry `packages/functions/src/<name>/lambda.ts`, which exports `handler` (site, api and room
 * export `stream` too, for a function URL with streamed answers); `npm run build:cloud`
 * writes it to `bundleOf(name)` as `lambda.mjs`, with everything it needs.
 */
export const FUNCTIONS = [
  "site",
  "api",
  "room",
  "pay",
  "webhook",
  "outbox",
  "tick",
  "job",
  "socket",
  "inbound",
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

export function bundleOf(name: FunctionName): string {
  return `packages/functions/dist/${name}`;
}

/**
 * Functions with a URL of their own behind the CDN, which streams answers as they are made and takes no body: all that is
 * read of them, where the CDN's function leads it. These paths stand in the CDN's own list too: files that may pass what
 * the HTTP API carries. A pattern's `*` is any text.
 */
export const STREAMED = {
  api: ["/api/f/*/pdf", "/api/f/*/accounting/fec", "/api/f/*/accounting/entries"],
  room: ["/room/f/*/journal/export"],
} as const satisfies Partial<Record<FunctionName, readonly string[]>>;

/**
 * Public pages, the same for everyone: the CDN keeps them as long as their answer says (by address alone: no cookie, no
 * header, no query tells two apart), and the job function has it forget what changed. Forms below them are never kept.
 */
export const PUBLIC_PAGES = {
  kept: ["/", "/en", "/c/*", "/en/c/*", "/site-*", "/pad-*"],
  never: ["/c/*/inscription", "/en/c/*/inscription"],
} as const;

/** The role that a function runs as: its name is known before it is made, so that the room's key can name it. */
export function roleOf(stage: string, name: FunctionName): string {
  return `${APP}-${stage}-${name}`;
}

/** The session tag that holds a firm's id; the roles of the table compare it with the leading key. */
export const FIRM_TAG = "firm";

/**
 * What the app puts into each function's environment. Every function that touches the table assumes one of its own two
 * roles: FIRM_ROLE_ARN with the tag `firm` for what a firm's actor does, PLATFORM_ROLE_ARN for look-ups under `P#`,
 * with the tag too when the same call names a row of one firm. No call reaches two firms: split it.
 */
const EVERY = [
  "STAGE",
  "TABLE_NAME",
  "FIRM_ROLE_ARN",
  "PLATFORM_ROLE_ARN",
  "PUBLIC_ORIGIN",
  "LINK_KEY",
  "MAIL_FROM",
  "OPERATOR_NAME",
  "OPERATOR_ADDRESS",
  "OPERATOR_EMAIL",
  "OPERATOR_DIRECTOR",
  "OPERATOR_HOST",
  "PLATFORM_FEE_BASIS_POINTS",
] as const;
/** Where the answers of calendar programs arrive; empty on a stage that takes none. */
const REPLIES = ["REPLY_DOMAIN"] as const;
/** Answers requests that come through CloudFront alone: it adds `X-Origin-Key` and `X-Viewer-Address`. */
const FRONT = ["ORIGIN_KEY"] as const;
const STRIPE = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRETS"] as const;
/** Empty without a contract with a platform. */
const PLATFORM = ["APPROVED_PLATFORM_URL", "APPROVED_PLATFORM_TOKEN"] as const;

export const ENVIRONMENT: Readonly<Record<FunctionName, readonly string[]>> = {
  site: [...EVERY, ...FRONT, "FILES_BUCKET"],
  api: [...EVERY, ...FRONT, ...STRIPE, ...PLATFORM, "FILES_BUCKET"],
  /** ROOM_SOCKET_URL: `wss://…/stage`; the room function also posts to it, over https. */
  room: [...EVERY, ...FRONT, "ROOM_KEY_ARN", "ROOM_SOCKET_URL"],
  pay: [...EVERY, ...FRONT, ...STRIPE, "FILES_BUCKET"],
  webhook: [...EVERY, ...FRONT, ...STRIPE],
  /** Reads the stream, which sees every firm, and hands each event to the queue: the one named exception. */
  outbox: ["STAGE", "JOBS_QUEUE_URL"],
  /** Puts what is due, and what the stream lost, into the queue; works off nothing itself. */
  tick: [...EVERY, "JOBS_QUEUE_URL"],
  /**
   * FILES_LOCK_YEARS: how long nobody may remove an issued document; 0 where a stage is torn down. DISTRIBUTION_ID: whose
   * copies of public pages it purges.
   */
  job: [
    ...EVERY,
    ...STRIPE,
    ...PLATFORM,
    ...REPLIES,
    "FILES_BUCKET",
    "FILES_LOCK_YEARS",
    "MAIL_CONFIG_SET",
    "DISTRIBUTION_ID",
  ],
  socket: EVERY,
  /** Takes the mails that reach the reply domain, from their topic. */
  inbound: [...EVERY, ...REPLIES],
};

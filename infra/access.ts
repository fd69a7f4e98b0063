import { FIRM_TAG, type FunctionName } from "./contract.ts";

/** A statement as IAM reads it. */
export interface Statement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Action: string | string[];
  Resource: string | string[];
  Condition?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;
}

/** What the product does to its table: no Scan, no PartiQL, and a transaction is the right to each of its lines. */
const TABLE_ACTIONS = [
  "dynamodb:BatchGetItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:UpdateItem",
];

/** Kinds of keys that hold what is said in rooms, and the sealed keys that open it. */
export const CONTENT = ["GROUP", "JOURNAL", "ROOM", "VAULT"] as const;

/** What a function may reach of the table: kinds are the first part of a key behind its firm, or behind the platform. */
interface Reach {
  /** Of the one firm that is named by the session's tag: these kinds, or all but some. */
  firm: { only: readonly string[] } | { allBut: readonly string[] };
  /** The platform's own rows, and rows of the named firm that are written or read together with them. */
  platform: readonly string[];
  together: readonly string[];
}

const SIGN_UP = ["AUDIT", "FIRM", "LINK", "MEMBEREMAIL", "MEMBERS", "OUTBOX"];

/** What a room stands in: its group, its method, its people's seats, the words its papers are drawn with. */
const BESIDE_CONTENT = [
  "AUDIT",
  "COHORT",
  "FIRM",
  "IDEM",
  "MEMBERS",
  "METHOD",
  "METHODS",
  "OUTBOX",
  "PERSON",
  "WORDINGS",
];

export const REACH: Readonly<Record<FunctionName, Reach>> = {
  site: {
    firm: { allBut: CONTENT },
    platform: ["ACCOUNT", "EMAIL", "FEED", "FIRMS", "IDEM", "OUTBOX", "RATE", "ROOMCODE", "SESSION", "SIGNIN", "SLUG"],
    together: SIGN_UP,
  },
  api: {
    firm: { allBut: CONTENT },
    platform: ["ACCOUNT", "EMAIL", "FEED", "FIRMS", "IDEM", "OUTBOX", "RATE", "ROOMCODE", "SESSION", "SLUG", "STRIPE"],
    together: SIGN_UP,
  },
  room: {
    firm: { only: [...CONTENT, ...BESIDE_CONTENT] },
    platform: ["RATE", "ROOMCODE", "SESSION"],
    // Its door: who comes in, and whether the firm closes.
    together: ["FIRM", "MEMBERS"],
  },
  pay: { firm: { allBut: CONTENT }, platform: ["RATE"], together: [] },
  webhook: {
    firm: { only: ["AUDIT", "IDEM", "OUTBOX", "STRIPEEVENT"] },
    platform: ["STRIPE", "STRIPEPARKED"],
    together: [],
  },
  outbox: { firm: { only: [] }, platform: [], together: [] },
  tick: { firm: { only: [] }, platform: ["DUE", "FIRMS", "OUTBOX", "TICK"], together: ["OUTBOX"] },
  // A group's key is destroyed by its event, and whoever is erased leaves his sealed rows: it holds no key to any.
  job: {
    firm: { allBut: [] },
    platform: [
      "ACCOUNT",
      "DUE",
      "EMAIL",
      // Whoever is erased is signed out, and his calendar ends.
      "FEED",
      "FIRMS",
      "MAIL",
      "OUTBOX",
      "SESSION",
      "SESSIONS",
      "SLUG",
      "STRIPE",
      "STRIPEPARKED",
    ],
    together: ["MEMBERS", "OUTBOX"],
  },
  socket: { firm: { only: ["AUDIT", "COHORT", "OUTBOX", "ROOM"] }, platform: [], together: [] },
  inbound: { firm: { only: ["AUDIT", "COHORT", "IDEM", "OUTBOX", "REPLY"] }, platform: [], together: [] },
};

/** As a policy writes the tag of whoever asks. */
const NAMED = `F#\${aws:PrincipalTag/${FIRM_TAG}}`;

/** A kind alone, and with more behind it: `ROOM` is not `ROOMS`. */
const kinds = (prefix: string, names: readonly string[]) =>
  names.flatMap((name) => [`${prefix}#${name}`, `${prefix}#${name}#*`]);

const onTable = (tableArn: string) => [tableArn, `${tableArn}/index/*`];

/** ForAllValues holds for a call that names no key at all: the Null check beside it refuses that one. */
function allowed(Sid: string, tableArn: string, patterns: string[]): Statement[] {
  if (patterns.length === 0) return [];
  const Condition = {
    "ForAllValues:StringLike": { "dynamodb:LeadingKeys": patterns },
    Null: { "dynamodb:LeadingKeys": "false" },
  };
  return [{ Sid, Effect: "Allow", Action: TABLE_ACTIONS, Resource: onTable(tableArn), Condition }];
}

/** The policy of FIRM_ROLE_ARN: rows of the firm that the session is tagged with, and of no other. */
export function firmPolicy(name: FunctionName, tableArn: string): Statement[] {
  const { firm } = REACH[name];
  if ("only" in firm) return allowed("NamedFirm", tableArn, kinds(NAMED, firm.only));
  const all = allowed("NamedFirm", tableArn, [`${NAMED}#*`]);
  if (firm.allBut.length === 0) return all;
  return [
    ...all,
    {
      Sid: "NeverWhatIsSaid",
      Effect: "Deny",
      Action: "dynamodb:*",
      Resource: onTable(tableArn),
      Condition: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": kinds("F#*", firm.allBut) } },
    },
  ];
}

/** The policy of PLATFORM_ROLE_ARN: look-ups of its own, and what one transaction writes beside them for one firm. */
export function platformPolicy(name: FunctionName, tableArn: string): Statement[] {
  const { platform, together } = REACH[name];
  return allowed("LookUps", tableArn, [...kinds("P", platform), ...kinds(NAMED, together)]);
}

/** Using a key of KMS through one service alone, as that service's caller must be allowed to. */
export function throughService(keyArn: string, region: string, service: "dynamodb" | "s3"): Statement {
  return {
    Sid: `SealedBy${service === "s3" ? "Files" : "Table"}`,
    Effect: "Allow",
    Action: service === "s3" ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt", "kms:DescribeKey"],
    Resource: keyArn,
    Condition: { StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com` } },
  };
}

/** Who may take a role of the table: one function, naming one firm or none, and nothing else. */
export function trustOf(functionRoleArn: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: functionRoleArn },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          "ForAllValues:StringEquals": { "aws:TagKeys": [FIRM_TAG] },
          StringLikeIfExists: { [`aws:RequestTag/${FIRM_TAG}`]: "?".repeat(26) },
        },
      },
    ],
  };
}

/** What a function's own role needs, by name; the app fills in the ARNs. */
export interface Places {
  region: string;
  account: string;
  logGroupArn: string;
  firmRoleArn: string;
  platformRoleArn: string;
  filesArn: string;
  dataKeyArn: string;
  roomKeyArn: string;
  queueArn: string;
  streamArn: string;
  strayArn: string;
  socketArn: string;
  mailArn: string;
  mailSet: string;
  mailFrom: string;
  /** Of the CDN, which is made after the roles that it needs. */
  distributionArn?: string;
}

const allow = (Sid: string, Action: string[], Resource: string | string[]): Statement => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource,
});

/** What a function does as itself: everything but the table, which its two roles reach. */
export function ownPolicy(name: FunctionName, at: Places): Statement[] {
  const roles = [at.firmRoleArn, at.platformRoleArn];
  return [
    allow("Log", ["logs:CreateLogStream", "logs:PutLogEvents"], `${at.logGroupArn}:*`),
    // X-Ray knows no resources.
    allow("Trace", ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*"),
    ...(name === "outbox" ? [] : [allow("TakeItsRoles", ["sts:AssumeRole", "sts:TagSession"], roles)]),
    ...OWN[name](at),
  ];
}

const reading = ({ filesArn, dataKeyArn, region }: Places): Statement[] => [
  allow("ReadFiles", ["s3:GetObject"], `${filesArn}/*`),
  // Without it what is not there answers 403, as if it were somebody else's.
  allow("KnowFiles", ["s3:ListBucket"], filesArn),
  throughService(dataKeyArn, region, "s3"),
];
const sending = ({ queueArn }: Places) => allow("Send", ["sqs:SendMessage"], queueArn);

const OWN: Readonly<Record<FunctionName, (at: Places) => Statement[]>> = {
  site: reading,
  api: reading,
  pay: reading,
  webhook: () => [],
  room: (at) => [
    allow("RoomKey", ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], at.roomKeyArn),
    allow("Tell", ["execute-api:ManageConnections"], `${at.socketArn}/*/*/@connections/*`),
  ],
  // The one role that sees every firm: it reads the stream, and can do nothing with it but hand on.
  outbox: (at) => [
    allow("ReadStream", ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], at.streamArn),
    allow("ListStreams", ["dynamodb:ListStreams"], "*"),
    throughService(at.dataKeyArn, at.region, "dynamodb"),
    sending(at),
    allow("KeepStrays", ["sqs:SendMessage"], at.strayArn),
  ],
  tick: (at) => [sending(at)],
  job: (at) => [
    ...reading(at),
    allow("WriteFiles", ["s3:PutObject", "s3:PutObjectRetention"], `${at.filesArn}/*`),
    allow(
      "Receive",
      ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
      at.queueArn,
    ),
    allow("PurgePages", ["cloudfront:CreateInvalidation"], purged(at)),
    {
      Sid: "Mail",
      Effect: "Allow",
      Action: ["ses:SendEmail", "ses:SendRawEmail"],
      Resource: [at.mailArn, `arn:aws:ses:${at.region}:${at.account}:configuration-set/${at.mailSet}`],
      Condition: { StringEquals: { "ses:FromAddress": at.mailFrom } },
    },
  ],
  socket: () => [],
  inbound: () => [],
};

function purged({ distributionArn }: Places): string {
  if (!distributionArn) throw new Error("The job function's role is made before the CDN that it purges");
  return distributionArn;
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Match, Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, it } from "vitest";
import { EDGE_KEYS, FOUNDATION_KEYS, foundationParameter, PRODUCTION, roleOf, TABLE } from "../contract.ts";
import { buildFoundation } from "../foundation/build.ts";
import { isAllowed, mayUseKey, type Statement } from "./iam.ts";
import { plain } from "./plain.ts";

const ACCOUNT = "111111111111";

interface Report {
  pluginReports: { violations?: { ruleName: string; severity: string; violatingConstructs: object[] }[] }[];
}

function synthesize(stage: string) {
  const out = mkdtempSync(join(tmpdir(), "foundation-"));
  const { app, edge, foundation } = buildFoundation(stage, ACCOUNT, out);
  let refused = "";
  try {
    app.synth();
  } catch (error) {
    refused = String(error);
  }
  // Written when there is something to say.
  const file = join(out, "validation-report.json");
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : { pluginReports: [] };
  const told = app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === "aws:cdk:warning" || type === "aws:cdk:error")
    .map(({ data }) => data);
  const found = [...report.pluginReports.flatMap(({ violations = [] }) => violations), ...told];
  const made = { refused, found, template: Template.fromStack(foundation), edge: Template.fromStack(edge), foundation };
  rmSync(out, { recursive: true, force: true });
  return made;
}

let made: ReturnType<typeof synthesize>;
let personal: ReturnType<typeof synthesize>;
beforeAll(() => {
  made = synthesize(PRODUCTION);
  personal = synthesize("lea");
}, 120_000);

const propertiesOf = <T>(template: Template, type: string): T[] =>
  Object.values(template.findResources(type)).map((resource) => plain(resource.Properties) as T);

/** The one policy of a key whose description has the words. */
function keyPolicy(words: string): Statement[] {
  const keys = propertiesOf<{ Description: string; KeyPolicy: { Statement: Statement[] } }>(
    made.template,
    "AWS::KMS::Key",
  );
  return keys.find(({ Description }) => Description.includes(words))?.KeyPolicy.Statement ?? [];
}

describe("the foundation", () => {
  it("passes AWS's validator and cdk-nag without an error or a warning", () => {
    expect(made.refused).toBe("");
    expect(made.found).toEqual([]);
    expect(personal.refused).toBe("");
    expect(personal.found).toEqual([]);
  });

  it("publishes exactly what the contract names", () => {
    const names = (template: Template) =>
      propertiesOf<{ Name: string }>(template, "AWS::SSM::Parameter").map(({ Name }) => Name);
    expect(names(made.template).sort()).toEqual(
      FOUNDATION_KEYS.map((key) => foundationParameter(PRODUCTION, key)).sort(),
    );
    expect(names(made.edge)).toEqual(EDGE_KEYS.map((key) => foundationParameter(PRODUCTION, key)));
  });

  it("makes the table and its indexes as the contract has them", () => {
    const [table] = propertiesOf<{ KeySchema: object; GlobalSecondaryIndexes: object }>(
      made.template,
      "AWS::DynamoDB::GlobalTable",
    );
    const schema = ({ partition, sort }: { partition: string; sort: string }) => [
      { AttributeName: partition, KeyType: "HASH" },
      { AttributeName: sort, KeyType: "RANGE" },
    ];
    expect(table).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: schema(TABLE.keys),
      GlobalSecondaryIndexes: TABLE.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: schema(index),
        Projection: { ProjectionType: "ALL" },
      })),
      StreamSpecification: { StreamViewType: TABLE.stream },
      TimeToLiveSpecification: { AttributeName: TABLE.ttl, Enabled: true },
    });
  });

  it("goes back 35 days, refuses deletion, and outlives its stack", () => {
    made.template.hasResource("AWS::DynamoDB::GlobalTable", {
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          }),
        ],
      },
    });
    expect(made.foundation.terminationProtection).toBe(true);
    for (const type of ["AWS::S3::Bucket", "AWS::KMS::Key", "AWS::Backup::BackupVault"])
      made.template.allResources(type, { DeletionPolicy: "Retain" });
  });

  it("keeps point-in-time recovery for a personal stage, which may go whole", () => {
    personal.template.hasResource("AWS::DynamoDB::GlobalTable", {
      DeletionPolicy: "Delete",
      Properties: {
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: false,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          }),
        ],
      },
    });
    expect(personal.foundation.terminationProtection).toBe(false);
    personal.template.allResources("AWS::S3::Bucket", { DeletionPolicy: "Delete" });
  });

  it("locks an issued document for ten years, every version of it", () => {
    made.template.hasResourceProperties("AWS::S3::Bucket", {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 3_653 } } },
      VersioningConfiguration: { Status: "Enabled" },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
  });

  it("keeps a copy a week, and no backup longer than an erased person may be found in one", () => {
    const [plan] = propertiesOf<{
      BackupPlan: { BackupPlanRule: { ScheduleExpression: string; Lifecycle: { DeleteAfterDays: number } }[] };
    }>(made.template, "AWS::Backup::BackupPlan");
    const rules = plan?.BackupPlan.BackupPlanRule ?? [];
    // Each copy of the table is a whole one: npm run cost counts as many as stand at a time.
    expect(rules.map(({ ScheduleExpression, Lifecycle }) => [ScheduleExpression, Lifecycle.DeleteAfterDays])).toEqual([
      ["cron(30 2 ? * SUN *)", 30],
    ]);
  });

  it("signs mails, and tells what bounced and who complained", () => {
    made.template.hasResourceProperties("AWS::SES::EmailIdentity", {
      MailFromAttributes: { BehaviorOnMxFailure: "REJECT_MESSAGE" },
    });
    made.template.hasResourceProperties("AWS::SES::ConfigurationSet", {
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
    });
    made.template.hasResourceProperties("AWS::SES::ConfigurationSetEventDestination", {
      EventDestination: { MatchingEventTypes: Match.arrayWith(["bounce", "complaint"]) },
    });
  });

  it("takes what reaches the reply domain whole to a sealed topic, from the mail service alone", () => {
    made.template.hasResourceProperties("AWS::SES::ReceiptRule", {
      Rule: {
        Recipients: ["reponses.entrepairs.example"],
        ScanEnabled: true,
        TlsPolicy: "Require",
        Actions: [{ SNSAction: Match.objectLike({ Encoding: "Base64" }) }],
      },
    });
    made.template.resourcePropertiesCountIs("AWS::SNS::Topic", { KmsMasterKeyId: Match.anyValue() }, 2);
    personal.template.resourceCountIs("AWS::SES::ReceiptRule", 0);
  });

  it("lets the services that tell of trouble write to the sealed topic", () => {
    const services = keyPolicy("Data of").flatMap(({ Principal }) =>
      typeof Principal === "object" ? [Principal.Service ?? []].flat() : [],
    );
    for (const name of ["cloudwatch", "ses", "budgets", "backup"]) expect(services).toContain(`${name}.amazonaws.com`);
  });

  it("turns away at the edge who asks too often, and known attacks", () => {
    const [acl] = propertiesOf<{ Scope: string; Rules: { Name: string }[] }>(made.edge, "AWS::WAFv2::WebACL");
    expect(acl?.Scope).toBe("CLOUDFRONT");
    expect(acl?.Rules.map(({ Name }) => Name)).toEqual([
      "rate",
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesCommonRuleSet",
    ]);
  });
});

describe("the room's key", () => {
  const everything: Statement[] = [{ Effect: "Allow", Action: "*", Resource: "*" }];
  const use = (principal: string, context: object = { "kms:EncryptionContextKeys": ["place"] }, action = "Decrypt") =>
    mayUseKey(everything, keyPolicy("rooms"), {
      action: `kms:${action}`,
      resource: `arn:aws:kms:eu-west-3:${ACCOUNT}:key/room`,
      context: { "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:role/${principal}`, ...context },
    });

  it("is used by the room function's role, for a named place", () => {
    expect(use(roleOf(PRODUCTION, "room"))).toBe(true);
    expect(use(roleOf(PRODUCTION, "room"), {})).toBe(false);
  });

  it("is used by nobody else, however much they are allowed", () => {
    for (const name of [
      roleOf(PRODUCTION, "api"),
      roleOf("lea", "room"),
      "Administrator",
      `x/${roleOf(PRODUCTION, "room")}`,
    ])
      for (const action of ["Decrypt", "Encrypt", "GenerateDataKey", "ReEncryptFrom", "CreateGrant"])
        expect([name, action, use(name, undefined, action)]).toEqual([name, action, false]);
  });
});

describe("the role that deploys", () => {
  const statements = (template: Template) =>
    propertiesOf<{ PolicyDocument: { Statement: Statement[] } }>(template, "AWS::IAM::Policy").flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement,
    );
  /** PowerUserAccess, near enough: all but IAM. */
  const power: Statement[] = ["dynamodb", "s3", "lambda", "kms", "ssm", "cloudformation", "sqs"].map((name) => ({
    Effect: "Allow",
    Action: `${name}:*`,
    Resource: "*",
  }));
  const may = (template: Template, action: string, resource: string) =>
    isAllowed([...power, ...statements(template)], { action, resource });
  const table = (stage: string) => `arn:aws:dynamodb:eu-west-3:${ACCOUNT}:table/entrepairs-${stage}-foundation-Table1`;

  it("is taken by a run in the environment of its stage alone", () => {
    made.template.hasResourceProperties("AWS::IAM::Role", {
      RoleName: "entrepairs-production-deploy",
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
              StringEquals: Match.objectLike({
                "token.actions.githubusercontent.com:sub": "repo:entrepairs/entrepairs:environment:production",
              }),
            },
          }),
        ],
      },
    });
  });

  it("destroys no data, and does not change itself", () => {
    expect(may(made.template, "dynamodb:DeleteTable", table(PRODUCTION))).toBe(false);
    expect(may(made.template, "kms:ScheduleKeyDeletion", `arn:aws:kms:eu-west-3:${ACCOUNT}:key/1`)).toBe(false);
    const itself = `arn:aws:iam::${ACCOUNT}:role/entrepairs-production-deploy`;
    expect(may(made.template, "iam:PutRolePolicy", itself)).toBe(false);
    expect(may(made.template, "iam:PutRolePolicy", `arn:aws:iam::${ACCOUNT}:role/entrepairs-production-api`)).toBe(
      true,
    );
  });

  it("touches nothing of production from another stage", () => {
    const production = [
      ["lambda:DeleteFunction", `arn:aws:lambda:eu-west-3:${ACCOUNT}:function:entrepairs-production-api`],
      ["dynamodb:PutItem", table(PRODUCTION)],
      ["s3:DeleteObject", "arn:aws:s3:::sst-state-abc/app/entrepairs/production.json"],
      ["ssm:DeleteParameter", `arn:aws:ssm:eu-west-3:${ACCOUNT}:parameter/entrepairs/production/foundation/table-arn`],
    ] as const;
    for (const [action, resource] of production) {
      expect([action, may(personal.template, action, resource)]).toEqual([action, false]);
      const own = resource.replace("production", "lea");
      expect([action, may(personal.template, action, own)]).toEqual([action, true]);
    }
  });
});

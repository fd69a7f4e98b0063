import { RemovalPolicy, type Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import { PRODUCTION, roleOf } from "../contract.ts";

/** Services that write to the encrypted topic, the backups and the bucket in our name. */
const SERVICES = ["cloudwatch", "ses", "budgets", "backup"];

/** Seals the table, the files, the backups and the alarms. */
export function dataKey(stack: Stack, stage: string): kms.Key {
  const key = new kms.Key(stack, "DataKey", {
    description: `Data of ${stage}: table, files, backups, alarms`,
    enableKeyRotation: true,
    removalPolicy: removal(stage),
  });
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: "ServicesThatWriteForUs",
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      principals: SERVICES.map((name) => new iam.ServicePrincipal(`${name}.amazonaws.com`)),
      resources: ["*"],
      conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
    }),
  );
  return key;
}

/** What the account may do with the room's key: everything but use it, or let somebody else use it. */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateKeyDescription",
];

/** Using it, by whatever call. */
const USE = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:CreateGrant"];

/**
 * Wraps the keys of the rooms. The room function's role alone may use it, and only for a named place: whoever else
 * asks, the account's administrator among them, is refused by the key itself. The role is named by a condition, since
 * the app makes it after the key.
 */
export function roomKey(stack: Stack, stage: string): kms.Key {
  const room = stack.formatArn({ service: "iam", region: "", resource: "role", resourceName: roleOf(stage, "room") });
  const account = new iam.AccountRootPrincipal();
  return new kms.Key(stack, "RoomKey", {
    description: `What is said in the rooms of ${stage}: the room function alone`,
    enableKeyRotation: true,
    removalPolicy: removal(stage),
    policy: new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({
          sid: "Administration",
          actions: ADMINISTRATION,
          principals: [account],
          resources: ["*"],
        }),
        new iam.PolicyStatement({
          sid: "RoomFunctionUses",
          actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
          principals: [account],
          resources: ["*"],
          conditions: {
            ArnEquals: { "aws:PrincipalArn": room },
            Null: { "kms:EncryptionContextKeys": "false" },
          },
        }),
        new iam.PolicyStatement({
          sid: "NobodyElse",
          effect: iam.Effect.DENY,
          actions: USE,
          principals: [new iam.AnyPrincipal()],
          resources: ["*"],
          conditions: { ArnNotEquals: { "aws:PrincipalArn": room } },
        }),
      ],
    }),
  });
}

/** What production holds outlives its stack; another stage goes whole. */
export function removal(stage: string): RemovalPolicy {
  return stage === PRODUCTION ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}

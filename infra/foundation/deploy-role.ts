import { Aws, CfnOutput, Duration, type Stack, Validations } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import { APP, PRODUCTION } from "../contract.ts";
import type { Settings } from "../stage.ts";

const GITHUB = "token.actions.githubusercontent.com";

/** What destroys data: done by a person who signs in, never by a workflow. */
const DESTROYING = [
  "backup:DeleteBackupVault",
  "backup:DeleteRecoveryPoint",
  "cloudformation:DeleteStack",
  "dynamodb:DeleteBackup",
  "dynamodb:DeleteTable",
  "dynamodb:UpdateContinuousBackups",
  "kms:DisableKey",
  "kms:ScheduleKeyDeletion",
  "s3:BypassGovernanceRetention",
  "s3:DeleteObjectVersion",
  "s3:PutBucketVersioning",
  "ses:DeleteEmailIdentity",
];

/**
 * The role that GitHub's workflow takes to deploy this stage's app, without a key kept anywhere. Only a run in the
 * environment of the same name, where people approve, is trusted; it destroys no data, and a stage's role touches
 * nothing that bears production's name.
 */
export function deployRole(stack: Stack, { stage, repository }: Settings): iam.Role {
  const provider = stack.formatArn({ service: "iam", region: "", resource: "oidc-provider", resourceName: GITHUB });
  const role = new iam.Role(stack, "DeployRole", {
    roleName: `${APP}-${stage}-deploy`,
    maxSessionDuration: Duration.hours(1),
    assumedBy: new iam.WebIdentityPrincipal(provider, {
      StringEquals: {
        [`${GITHUB}:aud`]: "sts.amazonaws.com",
        [`${GITHUB}:sub`]: `repo:${repository}:environment:${stage}`,
      },
    }),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName("PowerUserAccess")],
  });
  role.addToPolicy(
    new iam.PolicyStatement({
      sid: "RolesOfThisStage",
      actions: [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListInstanceProfilesForRole",
        "iam:ListRolePolicies",
        "iam:PassRole",
        "iam:PutRolePolicy",
        "iam:TagRole",
        "iam:UpdateAssumeRolePolicy",
      ],
      resources: [rolesOf(stack, stage)],
    }),
  );
  role.addToPolicy(
    new iam.PolicyStatement({
      sid: "DestroysNoData",
      effect: iam.Effect.DENY,
      actions: DESTROYING,
      resources: ["*"],
    }),
  );
  // A role that could change itself would be bound by none of this.
  role.addToPolicy(
    new iam.PolicyStatement({
      sid: "LeavesItselfAlone",
      effect: iam.Effect.DENY,
      actions: ["iam:*"],
      resources: [stack.formatArn({ service: "iam", region: "", resource: "role", resourceName: `${APP}-*-deploy` })],
    }),
  );
  if (stage !== PRODUCTION) role.addToPolicy(neverProduction());
  acknowledge(role, stack, stage);
  new CfnOutput(stack, "DeployRoleArn", { value: role.roleArn });
  return role;
}

const rolesOf = (stack: Stack, stage: string) =>
  stack.formatArn({ service: "iam", region: "", resource: "role", resourceName: `${APP}-${stage}-*` });

/** Names of production's resources begin with it, whatever made them; SST keeps its state and secrets under a path. */
function neverProduction(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: "NeverProduction",
    effect: iam.Effect.DENY,
    actions: ["*"],
    resources: [`arn:${Aws.PARTITION}:*:*:*${APP}-${PRODUCTION}*`, `arn:${Aws.PARTITION}:*:*:*/${APP}/${PRODUCTION}*`],
  });
}

function acknowledge(role: iam.Role, { account }: Stack, stage: string): void {
  const reason = "It creates whatever the app is made of; what it must not do is denied beside it.";
  Validations.of(role).acknowledge(
    { id: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/PowerUserAccess]", reason },
    { id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:iam::${account}:role/${APP}-${stage}-*]`, reason },
  );
}

import { Duration, type Stack, Validations } from "aws-cdk-lib";
import * as backup from "aws-cdk-lib/aws-backup";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as events from "aws-cdk-lib/aws-events";
import type * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import { PRODUCTION, TABLE } from "../contract.ts";
import { removal } from "./key.ts";

/** Invoices and their proofs are kept ten years (code de commerce, article L123-22). */
const KEPT_DAYS = 3_653;
/** As far back as DynamoDB goes. */
const RECOVERY_DAYS = 35;
/** How long a weekly copy stands. */
const COPY_DAYS = 30;

const text = (name: string) => ({ name, type: dynamodb.AttributeType.STRING });

export function dataTable(stack: Stack, stage: string, key: kms.IKey): dynamodb.TableV2 {
  return new dynamodb.TableV2(stack, "Table", {
    partitionKey: text(TABLE.keys.partition),
    sortKey: text(TABLE.keys.sort),
    globalSecondaryIndexes: TABLE.indexes.map(({ name, partition, sort }) => ({
      indexName: name,
      partitionKey: text(partition),
      sortKey: text(sort),
    })),
    // A ceiling for a thousand firms: a loop of ours must not become a bill. `npm run cost` says when it is to be raised.
    billing: dynamodb.Billing.onDemand({ maxReadRequestUnits: 4_000, maxWriteRequestUnits: 2_000 }),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: RECOVERY_DAYS },
    dynamoStream: dynamodb.StreamViewType[TABLE.stream],
    timeToLiveAttribute: TABLE.ttl,
    encryption: dynamodb.TableEncryptionV2.customerManagedKey(key),
    deletionProtection: stage === PRODUCTION,
    removalPolicy: removal(stage),
  });
}

/** Issued documents: no version of one can be changed or deleted before its time, by anybody. */
export function filesBucket(stack: Stack, stage: string, key: kms.IKey): s3.Bucket {
  const production = stage === PRODUCTION;
  const shared = {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: removal(stage),
    versioned: true,
  };
  const logs = new s3.Bucket(stack, "FilesLog", {
    ...shared,
    encryption: s3.BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(365), noncurrentVersionExpiration: Duration.days(30) }],
  });
  Validations.of(logs).acknowledge({ id: "AwsSolutions-S1", reason: "It holds the access log of the other bucket." });
  return new s3.Bucket(stack, "Files", {
    ...shared,
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    serverAccessLogsBucket: logs,
    objectLockEnabled: true,
    // Locked as soon as it is there, whatever its writer asked for; another stage must be able to go.
    ...(production && { objectLockDefaultRetention: s3.ObjectLockRetention.compliance(Duration.days(KEPT_DAYS)) }),
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(7),
        transitions: [{ storageClass: s3.StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(180) }],
      },
    ],
  });
}

interface Kept {
  key: kms.IKey;
  table: dynamodb.TableV2;
  files: s3.Bucket;
}

/**
 * Copies that survive a mistake inside the account, one a week: each of the table is a whole one and is paid for, and to
 * the second of these 35 days the table goes back by itself. None is older than that: what a person has erased, a
 * destroyed key of a room among it, must be gone from everywhere by then.
 */
export function backups(stack: Stack, stage: string, { key, table, files }: Kept): void {
  const kept = Duration.days(COPY_DAYS);
  const backupVault = new backup.BackupVault(stack, "Backups", {
    encryptionKey: key,
    removalPolicy: removal(stage),
    ...(stage === PRODUCTION && {
      lockConfiguration: { minRetention: kept, maxRetention: Duration.days(RECOVERY_DAYS) },
    }),
  });
  const plan = new backup.BackupPlan(stack, "BackupPlan", { backupVault });
  plan.addRule(
    new backup.BackupPlanRule({
      ruleName: "weekly",
      scheduleExpression: events.Schedule.cron({ weekDay: "SUN", hour: "2", minute: "30" }),
      deleteAfter: kept,
    }),
  );
  const selection = plan.addSelection("Data", {
    resources: [backup.BackupResource.fromDynamoDbTable(table), backup.BackupResource.fromArn(files.bucketArn)],
  });
  Validations.of(selection).acknowledge({
    id: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]",
    reason: "What AWS Backup needs is AWS's to say.",
  });
}

import { type App, CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import { CONTRACT_VERSION, type FOUNDATION_KEYS, PRODUCTION } from "../contract.ts";
import type { Settings } from "../stage.ts";
import { deployRole } from "./deploy-role.ts";
import { dataKey, roomKey } from "./key.ts";
import { mailIdentity, replyTopic } from "./mail.ts";
import { publish } from "./publish.ts";
import { backups, dataTable, filesBucket } from "./store.ts";
import { alarmTopic, monthlyBudget } from "./watch.ts";

/** What must never be lost, and what changes once a year: data, keys, the name that mails come from. */
export class FoundationStack extends Stack {
  constructor(app: App, id: string, { settings, ...props }: StackProps & { settings: Settings }) {
    const { stage, mailDomain, mailbox } = settings;
    super(app, id, { ...props, terminationProtection: stage === PRODUCTION });
    const key = dataKey(this, stage);
    const room = roomKey(this, stage);
    const alarms = alarmTopic(this, key, mailbox);
    const table = dataTable(this, stage, key);
    const files = filesBucket(this, stage, key);
    backups(this, stage, { key, table, files });
    const { set, identity } = mailIdentity(this, mailDomain, alarms);
    const replies = replyTopic(this, key, settings);
    monthlyBudget(this, settings);
    deployRole(this, settings);
    const published: Record<(typeof FOUNDATION_KEYS)[number], string> = {
      "contract-version": CONTRACT_VERSION,
      "table-name": table.tableName,
      "table-arn": table.tableArn,
      "table-stream-arn": table.tableStreamArn ?? "",
      "data-key-arn": key.keyArn,
      "room-key-arn": room.keyArn,
      "files-bucket": files.bucketName,
      "files-bucket-arn": files.bucketArn,
      "mail-identity": identity.emailIdentityName,
      "mail-identity-arn": identity.emailIdentityArn,
      "mail-config-set": set.configurationSetName,
      "alarm-topic-arn": alarms.topicArn,
      "reply-topic-arn": replies.topicArn,
    };
    publish(this, stage, published);
    new CfnOutput(this, "TableName", { value: table.tableName });
  }
}

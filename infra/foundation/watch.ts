import type { Stack } from "aws-cdk-lib";
import * as budgets from "aws-cdk-lib/aws-budgets";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import * as sns from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Settings } from "../stage.ts";

/** Where alarms, bounces and complaints are told. */
export function alarmTopic(stack: Stack, key: kms.IKey, mailbox: string): sns.Topic {
  const topic = new sns.Topic(stack, "Alarms", { masterKey: key, enforceSSL: true });
  topic.addSubscription(new EmailSubscription(mailbox));
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: "AlarmsTell",
      actions: ["sns:Publish"],
      principals: ["cloudwatch", "budgets"].map((name) => new iam.ServicePrincipal(`${name}.amazonaws.com`)),
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
    }),
  );
  return topic;
}

/** Told once most of the month's money is spent, and as soon as it will not do. */
export function monthlyBudget(stack: Stack, { budgetUSD, mailbox, stage }: Settings): void {
  const told = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
    notification: {
      comparisonOperator: "GREATER_THAN",
      notificationType,
      threshold,
      thresholdType: "PERCENTAGE",
    },
    subscribers: [{ subscriptionType: "EMAIL", address: mailbox }],
  });
  new budgets.CfnBudget(stack, "Budget", {
    budget: {
      budgetName: stack.stackName,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      budgetLimit: { amount: budgetUSD, unit: "USD" },
      costFilters: { TagKeyValue: [`user:stage$${stage}`] },
    },
    notificationsWithSubscribers: [told("ACTUAL", 80), told("FORECASTED", 100)],
  });
}

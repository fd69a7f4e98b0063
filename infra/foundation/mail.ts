import { CfnOutput, type Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import * as ses from "aws-cdk-lib/aws-ses";
import { EmailEncoding, Sns } from "aws-cdk-lib/aws-ses-actions";
import * as sns from "aws-cdk-lib/aws-sns";
import { APP } from "../contract.ts";
import type { Settings } from "../stage.ts";

/** Who mails come from; what comes back is told where alarms are, and the address is written to no more. */
export function mailIdentity(stack: Stack, domain: string, feedback: sns.Topic) {
  const set = new ses.ConfigurationSet(stack, "MailSet", {
    tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
    reputationMetrics: true,
    suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
  });
  set.addEventDestination("Feedback", {
    destination: ses.EventDestination.snsTopic(feedback),
    events: [ses.EmailSendingEvent.BOUNCE, ses.EmailSendingEvent.COMPLAINT, ses.EmailSendingEvent.REJECT],
  });
  const identity = new ses.EmailIdentity(stack, "MailIdentity", {
    identity: ses.Identity.domain(domain),
    mailFromDomain: `mail.${domain}`,
    // A mail that fails SPF would be taken for forged: better none.
    mailFromBehaviorOnMxFailure: ses.MailFromBehaviorOnMxFailure.REJECT_MESSAGE,
    configurationSet: set,
  });
  identity.dkimRecords.forEach(({ name, value }, index) => {
    new CfnOutput(stack, `Dkim${index + 1}`, { value: `${name} CNAME ${value}` });
  });
  return { set, identity };
}

/**
 * Where what people answer to invitations arrives: everything that reaches the reply domain goes whole to a topic, sealed,
 * which the app's function listens to; nothing of it is kept. A stage without such a domain has the topic alone.
 */
export function replyTopic(stack: Stack, key: kms.IKey, { stage, replyDomain }: Settings): sns.Topic {
  const topic = new sns.Topic(stack, "Replies", { masterKey: key, enforceSSL: true });
  if (!replyDomain) return topic;
  const name = `${APP}-${stage}`;
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: "MailArrives",
      actions: ["sns:Publish"],
      principals: [new iam.ServicePrincipal("ses.amazonaws.com")],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { "aws:SourceAccount": stack.account },
        ArnLike: {
          "aws:SourceArn": stack.formatArn({
            service: "ses",
            resource: "receipt-rule-set",
            resourceName: `${name}:receipt-rule/*`,
          }),
        },
      },
    }),
  );
  const rules = new ses.ReceiptRuleSet(stack, "ReplyRules", { receiptRuleSetName: name });
  rules.addRule("Reply", {
    recipients: [replyDomain],
    scanEnabled: true,
    tlsPolicy: ses.TlsPolicy.REQUIRE,
    actions: [new Sns({ topic, encoding: EmailEncoding.BASE64 })],
  });
  new CfnOutput(stack, "ReplyMail", {
    value: `${replyDomain} MX 10 inbound-smtp.${stack.region}.amazonaws.com; then: aws ses set-active-receipt-rule-set --rule-set-name ${name}`,
  });
  return topic;
}

import { CfnOutput, type Stack } from "aws-cdk-lib";
import * as ses from "aws-cdk-lib/aws-ses";
import type * as sns from "aws-cdk-lib/aws-sns";

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

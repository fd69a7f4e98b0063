import { type App, Stack, type StackProps } from "aws-cdk-lib";
import * as wafv2 from "aws-cdk-lib/aws-wafv2";
import { publish } from "./publish.ts";

/** Per address and five minutes: an office of sixty people behind one address stays far below. */
const REQUESTS_MAX = 3_000;

const seen = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: true,
});

/** AWS's own lists; a rule in `counted` is watched and refuses nothing. */
function managed(name: string, priority: number, counted: readonly string[] = []): wafv2.CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: seen(name),
  };
}

/** The CDN's firewall, which must live in us-east-1 whatever the home region. */
export class EdgeStack extends Stack {
  constructor(app: App, id: string, props: StackProps & { stage: string }) {
    super(app, id, props);
    const acl = new wafv2.CfnWebACL(this, "Firewall", {
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: seen("firewall"),
      rules: [
        {
          name: "rate",
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: REQUESTS_MAX, aggregateKeyType: "IP" } },
          visibilityConfig: seen("rate"),
        },
        managed("AWSManagedRulesAmazonIpReputationList", 1),
        managed("AWSManagedRulesKnownBadInputsRuleSet", 2),
        // A catalogue sheet or a notes field passes 8 KB and may hold markup; our own doors measure bodies.
        managed("AWSManagedRulesCommonRuleSet", 3, ["SizeRestrictions_BODY", "CrossSiteScripting_BODY"]),
      ],
    });
    publish(this, props.stage, { "web-acl-arn": acl.attrArn });
  }
}

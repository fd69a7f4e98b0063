import { App, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { APP, EDGE_REGION, HOME_REGION } from "../contract.ts";
import { settingsOf } from "../stage.ts";
import { EdgeStack } from "./edge.ts";
import { FoundationStack } from "./stack.ts";

/**
 * The two stacks of a stage, with AWS's template validator and cdk-nag as parts of every synthesis: what they find
 * stops it. `account` is twelve digits.
 */
export function buildFoundation(stage: string, account: string, outdir?: string) {
  const settings = settingsOf(stage);
  const app = new App({
    ...(outdir && { outdir }),
    context: { "@aws-cdk/core:validateAgainstDefaultRules": true },
  });
  const edge = new EdgeStack(app, `${APP}-${stage}-edge`, { stage, env: { account, region: EDGE_REGION } });
  const foundation = new FoundationStack(app, `${APP}-${stage}-foundation`, {
    settings,
    env: { account, region: HOME_REGION },
  });
  Tags.of(app).add("app", APP);
  Tags.of(app).add("stage", stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, edge, foundation };
}

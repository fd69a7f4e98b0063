import { buildFoundation } from "./build.ts";

const { STAGE, CDK_DEFAULT_ACCOUNT } = process.env;
if (!STAGE) throw new Error("Say which stage: STAGE=name npx cdk deploy --all");
if (!CDK_DEFAULT_ACCOUNT) throw new Error("No AWS account: sign in first, and run this through npx cdk");
buildFoundation(STAGE, CDK_DEFAULT_ACCOUNT).app.synth();

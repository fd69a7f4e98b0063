import type { Stack } from "aws-cdk-lib";
import * as ssm from "aws-cdk-lib/aws-ssm";
import { type FoundationKey, foundationParameter } from "../contract.ts";

/** Tells the app what was made, by parameters of names that both know. */
export function publish(stack: Stack, stage: string, values: Readonly<Partial<Record<FoundationKey, string>>>): void {
  for (const [key, stringValue] of Object.entries(values)) {
    new ssm.StringParameter(stack, `Publish-${key}`, {
      parameterName: foundationParameter(stage, key as FoundationKey),
      stringValue,
    });
  }
}

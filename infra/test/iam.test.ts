import { describe, expect, it } from "vitest";
import { isAllowed, mayUseKey, type Statement } from "./iam.ts";

const table = "arn:aws:dynamodb:eu-west-3:111111111111:table/t";
/** The caller's own tag, as a policy writes it. */
const TAG = "$" + "{aws:PrincipalTag/firm}";
const leading: Statement = {
  Effect: "Allow",
  Action: ["dynamodb:Query"],
  Resource: [table],
  Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [`F#${TAG}#*`] } },
};
const asking = (context: Record<string, string | string[]>, action = "dynamodb:Query") => ({
  action,
  resource: table,
  context,
});

describe("the evaluator of policies", () => {
  it("lets each key of a list pass or none", () => {
    const firm = { "aws:PrincipalTag/firm": "A" };
    expect(isAllowed([leading], asking({ ...firm, "dynamodb:LeadingKeys": ["F#A#X", "F#A#Y"] }))).toBe(true);
    expect(isAllowed([leading], asking({ ...firm, "dynamodb:LeadingKeys": ["F#A#X", "F#B#Y"] }))).toBe(false);
  });

  it("takes an absent list for one that holds, as IAM does: the Null check alone refuses it", () => {
    const firm = { "aws:PrincipalTag/firm": "A" };
    expect(isAllowed([leading], asking(firm))).toBe(true);
    const checked = { ...leading, Condition: { ...leading.Condition, Null: { "dynamodb:LeadingKeys": "false" } } };
    expect(isAllowed([checked], asking(firm))).toBe(false);
  });

  it("fits nothing to a variable that the caller does not bear", () => {
    expect(isAllowed([leading], asking({ "dynamodb:LeadingKeys": ["F##X"] }))).toBe(false);
  });

  it("refuses what nobody allowed, and what somebody denied", () => {
    const key = { "aws:PrincipalTag/firm": "A", "dynamodb:LeadingKeys": ["F#A#X"] };
    expect(isAllowed([leading], asking(key, "dynamodb:Scan"))).toBe(false);
    expect(isAllowed([leading, { Effect: "Deny", Action: "*", Resource: "*" }], asking(key))).toBe(false);
  });

  it("asks both the key and the role before a key is used", () => {
    const use: Statement = { Effect: "Allow", Action: "kms:Decrypt", Resource: "*" };
    const asked = { action: "kms:Decrypt", resource: "arn:aws:kms:x:1:key/1" };
    const root = { ...use, Principal: { AWS: "arn:aws:iam::1:root" } };
    expect(mayUseKey([use], [root], asked)).toBe(true);
    expect(mayUseKey([use], [], asked)).toBe(false);
    expect(mayUseKey([], [root], asked)).toBe(false);
    expect(mayUseKey([use], [root, { ...root, Effect: "Deny", Principal: "*" }], asked)).toBe(false);
  });

  it("refuses to guess at a condition that it does not know", () => {
    const odd: Statement = { ...leading, Condition: { DateLessThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" } } };
    expect(() => isAllowed([odd], asking({}))).toThrow("DateLessThan");
  });
});

export type Requirement = "identity" | "bank" | "activity" | "terms" | "other";

const kinds: readonly [RegExp, Requirement][] = [
  [/external_account|bank|payout/, "bank"],
  [/tos|terms/, "terms"],
  [/business_profile|mcc|url|product|activity/, "activity"],
  [
    /person|individual|identity|company|representative|owner|director|executive|entity|verification|contact/,
    "identity",
  ],
];

/** Stripe names what it wants by paths that grow with its versions: a few kinds are what a person can act on. */
export function kindsOf(requirements: readonly string[]): Requirement[] {
  const found = requirements.map((one) => kinds.find(([pattern]) => pattern.test(one))?.[1] ?? "other");
  return [...new Set(found)];
}

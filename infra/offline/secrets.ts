import { PRODUCTION } from "../contract.ts";

/** Invented secrets of a stage, of the shape that each must have. */
export const secretsOf = (stage: string): Record<string, string> => ({
  LinkKey: "offline-link-key-of-enough-letters-0",
  OriginKey: "offline-origin-key-of-enough-letters",
  StripeSecretKey: stage === PRODUCTION ? "sk_live_offline" : "sk_test_offline",
  StripeWebhookSecrets: "whsec_offline",
});

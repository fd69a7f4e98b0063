import { CONTRACT_VERSION, PRODUCTION } from "./contract.ts";

/** What only people know: set with `sst secret set`. */
export const SECRETS = ["LinkKey", "OriginKey", "StripeSecretKey", "StripeWebhookSecrets"] as const;
export type SecretName = (typeof SECRETS)[number];

/** Absent without a contract with an approved platform. */
export const OPTIONAL_SECRETS = ["ApprovedPlatformToken"] as const;

/** A text that is guessed in no time is no secret. */
const LENGTH_MIN = 32;

interface Found {
  stage: string;
  /** The version that the stage's foundation publishes; undefined when there is none. */
  foundation: string | undefined;
  secrets: Readonly<Partial<Record<SecretName, string>>>;
}

/** Why this stage is not deployed, in one line that says what to do; undefined when it may be. */
export function refusal({ stage, foundation, secrets }: Found): string | undefined {
  if (!foundation)
    return `Stage ${stage} has no foundation: create it with STAGE=${stage} npx cdk deploy --all, then deploy the app`;
  if (foundation !== CONTRACT_VERSION)
    return `Stage ${stage} stands on a foundation of contract ${foundation}, this app needs ${CONTRACT_VERSION}: deploy the foundation of the same version first`;
  const missing = SECRETS.filter((name) => !secrets[name]);
  if (missing.length > 0)
    return `Stage ${stage} lacks ${missing.join(", ")}: give each with npx sst secret set NAME VALUE --stage ${stage}`;
  const short = (["LinkKey", "OriginKey"] as const).filter((name) => (secrets[name] ?? "").length < LENGTH_MIN);
  if (short.length > 0)
    return `Stage ${stage} has a guessable ${short.join(", ")}: give ${LENGTH_MIN} random characters at least (openssl rand -hex 32)`;
  return stripeRefusal(stage, secrets.StripeSecretKey ?? "");
}

function stripeRefusal(stage: string, key: string): string | undefined {
  const live = /^(sk|rk)_live_/.test(key);
  if (!live && !/^(sk|rk)_test_/.test(key)) return `Stage ${stage} has a StripeSecretKey that is no key of Stripe`;
  if (live && stage !== PRODUCTION) return `Stage ${stage} has a live Stripe key: only ${PRODUCTION} may move money`;
  if (!live && stage === PRODUCTION) return `Stage ${PRODUCTION} has a Stripe key for tests: nobody could pay`;
  return undefined;
}

import { expect, it } from "vitest";
import { CONTRACT_VERSION } from "../contract.ts";
import { refusal } from "../preflight.ts";
import { settingsOf } from "../stage.ts";

const letters = "0123456789abcdef0123456789abcdef";
const secrets = {
  LinkKey: letters,
  OriginKey: letters,
  StripeSecretKey: "sk_test_1",
  StripeWebhookSecrets: "whsec_1",
};
const stage = { stage: "lea", foundation: CONTRACT_VERSION, secrets };

it("lets a stage through that has all it needs", () => {
  expect(refusal(stage)).toBeUndefined();
  expect(
    refusal({ ...stage, stage: "production", secrets: { ...secrets, StripeSecretKey: "rk_live_1" } }),
  ).toBeUndefined();
});

it.each([
  ["a stage without a foundation", { foundation: undefined }, /^Stage lea has no foundation: /],
  ["a foundation of another contract", { foundation: "0" }, /stands on a foundation of contract 0, this app needs 1: /],
  ["a missing secret", { secrets: { ...secrets, LinkKey: "" } }, /lacks LinkKey: give each with npx sst secret set/],
  ["a guessable secret", { secrets: { ...secrets, OriginKey: "short" } }, /guessable OriginKey/],
  [
    "a live key elsewhere",
    { secrets: { ...secrets, StripeSecretKey: "sk_live_1" } },
    /live Stripe key: only production/,
  ],
  ["a restricted live key elsewhere", { secrets: { ...secrets, StripeSecretKey: "rk_live_1" } }, /live Stripe key/],
  ["a test key in production", { stage: "production" }, /key for tests: nobody could pay/],
  ["no key at all", { secrets: { ...secrets, StripeSecretKey: "pk_test_1" } }, /no key of Stripe/],
])("refuses %s in one line", (_, change, said) => {
  const refused = refusal({ ...stage, ...change });
  expect(refused).toMatch(said);
  expect(refused).not.toContain("\n");
  // Whatever is wrong with a secret, it is not told.
  expect(refused).not.toMatch(/[sr]k_(live|test)_/);
});

it("refuses a stage that no resource could be named after", () => {
  for (const name of ["Production", "a b", "", "x".repeat(17)])
    expect(() => settingsOf(name)).toThrow("A stage is named");
});

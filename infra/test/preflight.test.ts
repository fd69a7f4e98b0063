import { expect, it } from "vitest";
import { CONTRACT_VERSION } from "../contract.ts";
import { refusal } from "../preflight.ts";
import { readSettings, settingsOf } from "../stage.ts";

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
  ["a foundation of another contract", { foundation: "0" }, /stands on a foundation of contract 0, this app needs 2: /],
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

const own = (change: object = {}) =>
  JSON.stringify({
    mailbox: "astreinte@cabinet.fr",
    repository: "cabinet/entrepairs",
    feeBasisPoints: 0,
    operator: { name: "A", address: "B", contact: "c@cabinet.fr", director: "D", host: "E" },
    production: { domain: "cabinet.fr", mailDomain: "cabinet.fr", budgetUSD: 200 },
    personal: { mailDomain: "{stage}.cabinet.fr", budgetUSD: 20 },
    ...change,
  });
const FILE = "infra/settings.json";

it("reads a stage's own settings, and names what bears its name", () => {
  expect(readSettings("lea", FILE, own())).toMatchObject({ stage: "lea", mailDomain: "lea.cabinet.fr", budgetUSD: 20 });
  expect(readSettings("production", FILE, own())).toMatchObject({ domain: "cabinet.fr", budgetUSD: 200 });
});

it.each([
  ["no settings", undefined, "infra/settings.json is not there: copy infra/settings.example.json to it"],
  ["settings that are no JSON", "{", "infra/settings.json is no JSON"],
  ["a setting that is missing", own({ mailbox: "" }), "infra/settings.json lacks mailbox of stage production"],
  ["a production without a domain", own({ production: { mailDomain: "a.fr", budgetUSD: 1 } }), "lacks domain of stage"],
  ["an operator without a name", own({ operator: {} }), "lacks operator.name, operator.address"],
  ["what the example invented", own({ mailbox: "a@entrepairs.example" }), "still holds entrepairs.example"],
])("refuses %s in one line", (_, text, said) => {
  const read = () => readSettings("production", FILE, text);
  expect(read).toThrow(said);
  expect(read).not.toThrow(/\n/);
});

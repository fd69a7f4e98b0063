import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { control, createAccount, onboardingLink, openSession, openShop, pay, press, type Shop } from "./shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.local.close());

const read = async (url: string, language = "fr"): Promise<string> =>
  (await fetch(url, { headers: { "accept-language": language } })).text();
const sessionAgain = (id: string) => shop.sdk.checkout.sessions.retrieve(id, { expand: ["payment_intent"] }, shop.on);
const buttonsOf = (page: string): string[] =>
  [...page.matchAll(/<button[^>]*>([^<]*)</g)].map(([, label]) => String(label));

describe("the payment page", () => {
  it("says that no money moves, what is paid to whom, and how", async () => {
    const page = await read(String((await openSession(shop)).url));
    expect(page).toContain("aucun argent ne circule");
    expect(page).toMatch(/840,00\s€/);
    expect(page).toContain("Facture FA-2026-0001");
    expect(page).toContain("Atelier des pairs");
    expect(page).not.toContain("<script");
    expect(buttonsOf(page)).toEqual([
      "Payer par carte",
      "Payer par prélèvement SEPA",
      "Authentification 3-D Secure",
      "Carte refusée",
      "Annuler",
    ]);
  });

  it("speaks English when asked", async () => {
    expect(buttonsOf(await read(String((await openSession(shop, { locale: "en" })).url)))).toContain("Pay by card");
    expect(buttonsOf(await read(String((await openSession(shop, { locale: "auto" })).url), "en-GB"))).toContain(
      "Pay by card",
    );
  });

  it("shows what a name holds, never runs it", async () => {
    const product_data = { name: '<b>Gras & "cité"</b>' };
    const session = await openSession(shop, {
      line_items: [{ quantity: 2, price_data: { currency: "eur", unit_amount: 100, product_data } }],
    });
    expect(await read(String(session.url))).toContain("&#60;b&#62;Gras &#38; &#34;cité&#34;&#60;/b&#62; × 2");
  });

  it("leads back with the session's id, and is paid once however often it is pressed", async () => {
    const session = await openSession(shop);
    const url = String(session.url);
    const answers = await Promise.all([
      press(url, { how: "card" }),
      press(url, { how: "card" }),
      press(url, { how: "sepa" }),
    ]);
    for (const answer of answers) {
      expect([answer.status, answer.headers.get("location")]).toEqual([303, `http://127.0.0.1:9/pay?s=${session.id}`]);
    }
    const types = (await shop.sdk.events.list({ limit: 100 }, shop.on)).data.filter(
      (event) => "id" in event.data.object && event.data.object.id === session.id,
    );
    expect(types.map((event) => event.type)).toEqual(["checkout.session.completed"]);
    expect(await read(url)).toContain("Ce paiement est enregistré");
  });

  it("stays with a message when the card is declined, and takes the next one for the same payment", async () => {
    const session = await openSession(shop);
    const url = String(session.url);
    expect((await press(url, { how: "declined" })).headers.get("location")).toBe(`/c/pay/${session.id}`);
    expect(await read(url)).toContain("Votre carte a été refusée");
    const tried = await sessionAgain(session.id);
    expect(tried).toMatchObject({
      status: "open",
      payment_intent: { status: "requires_payment_method", last_payment_error: { code: "card_declined" } },
    });
    await press(url, { how: "card" });
    const paid = await sessionAgain(session.id);
    expect(paid).toMatchObject({
      status: "complete",
      payment_intent: { status: "succeeded", last_payment_error: null },
    });
    expect((paid.payment_intent as { id: string }).id).toBe((tried.payment_intent as { id: string }).id);
  });

  it("asks the bank for 3-D Secure, which may refuse or confirm", async () => {
    const session = await openSession(shop);
    const url = String(session.url);
    expect((await press(url, { how: "authenticate" })).headers.get("location")).toBe(`/c/pay/${session.id}/bank`);
    expect(await sessionAgain(session.id)).toMatchObject({
      status: "open",
      payment_intent: { status: "requires_action" },
    });
    expect(buttonsOf(await read(`${url}/bank`))).toEqual(["Confirmer le paiement", "Refuser l’authentification"]);
    await press(url, { how: "unauthenticated" });
    expect(await read(url)).toContain("Votre banque n’a pas confirmé");
    await press(url, { how: "confirm" });
    expect(await sessionAgain(session.id)).toMatchObject({ payment_status: "paid" });
  });

  it("hides and refuses an excluded method", async () => {
    const session = await openSession(shop, { excluded_payment_method_types: ["sepa_debit"] });
    expect(buttonsOf(await read(String(session.url)))).not.toContain("Payer par prélèvement SEPA");
    await press(String(session.url), { how: "sepa" });
    expect(await sessionAgain(session.id)).toMatchObject({ status: "open" });
  });

  it("leads to the cancel address without touching the session", async () => {
    const session = await openSession(shop);
    expect((await press(String(session.url), { how: "cancel" })).headers.get("location")).toBe(
      "http://127.0.0.1:9/pay",
    );
    expect(await sessionAgain(session.id)).toMatchObject({ status: "open" });
  });

  it("takes nothing once expired", async () => {
    const session = await openSession(shop);
    await control(shop.local, "expire", { session: session.id });
    const answer = await press(String(session.url), { how: "card" });
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain("a expiré");
    expect(await sessionAgain(session.id)).toMatchObject({ status: "expired", payment_intent: null });
    expect((await fetch(`${shop.local.origin}/c/pay/cs_nope`)).status).toBe(404);
  });
});

describe("the onboarding page", () => {
  it("activates what was asked for, once, and leads back", async () => {
    const { id } = await createAccount(shop.sdk);
    const url = await onboardingLink(shop.sdk, id);
    expect(buttonsOf(await read(url))).toEqual([
      "Accepter et activer les paiements",
      "Il manque des documents",
      "Refuser ce compte",
    ]);
    expect((await press(url, { outcome: "accepted" })).headers.get("location")).toBe("http://127.0.0.1:9/back");
    const account = await shop.sdk.v2.core.accounts.retrieve(id, {
      include: ["configuration.merchant", "requirements"],
    });
    const capabilities = account.configuration?.merchant?.capabilities;
    expect([capabilities?.card_payments?.status, capabilities?.sepa_debit_payments?.status]).toEqual([
      "active",
      "active",
    ]);
    expect(account.requirements?.entries).toEqual([]);
    expect((await press(url, { outcome: "refused" })).headers.get("location")).toBe("http://127.0.0.1:9/fresh");
    expect((await fetch(url, { redirect: "manual" })).headers.get("location")).toBe("http://127.0.0.1:9/fresh");
  });

  it.each([
    ["missing", "restricted", 1],
    ["refused", "rejected", 0],
  ])("leaves an account %s", async (outcome, status, due) => {
    const { id } = await createAccount(shop.sdk);
    await press(await onboardingLink(shop.sdk, id), { outcome });
    const account = await shop.sdk.v2.core.accounts.retrieve(id, {
      include: ["configuration.merchant", "requirements"],
    });
    expect(account.configuration?.merchant?.capabilities?.card_payments?.status).toBe(status);
    expect(account.requirements?.entries).toHaveLength(due);
  });

  it("sends a link that is too old back for a fresh one, and knows no other account's", async () => {
    const { id } = await createAccount(shop.sdk);
    const url = await onboardingLink(shop.sdk, id);
    expect((await fetch(url.replace(id, shop.account))).status).toBe(404);
    await control(shop.local, "clock", { advanceSeconds: 301 });
    expect((await press(url, { outcome: "accepted" })).headers.get("location")).toBe("http://127.0.0.1:9/fresh");
  });
});

describe("the control page", () => {
  it("lets a person settle a debit", async () => {
    const session = await openSession(shop);
    await press(String(session.url), { how: "sepa" });
    const page = await read(`${shop.local.origin}/_emu`);
    const intent = ((await sessionAgain(session.id)).payment_intent as { id: string }).id;
    expect(page).toContain(`value="${intent}">Encaisser<`);
    const answer = await press(`${shop.local.origin}/_emu/settle`, { payment_intent: intent });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/_emu"]);
    expect(await sessionAgain(session.id)).toMatchObject({ payment_status: "paid" });
  });

  it("spoils the next calls as it is told, and mends them", async () => {
    const { origin } = shop.local;
    await press(`${origin}/_emu/fault`, { mode: "500", times: "9" });
    expect(await read(`${origin}/_emu`)).toContain("échoue (500) × 9");
    const asked = () => shop.sdk.customers.create({ email: "a@b.example" }, { ...shop.on, maxNetworkRetries: 0 });
    await expect(asked()).rejects.toMatchObject({ statusCode: 500 });
    await press(`${origin}/_emu/mend`, { all: "yes" });
    expect(await read(`${origin}/_emu`)).not.toContain("× 8");
    expect((await asked()).object).toBe("customer");
  });

  it("offers to send a debit back, and to contest a card", async () => {
    const { origin } = shop.local;
    const session = await pay(shop, "sepa");
    await control(shop.local, "settle", { payment_intent: String(session.payment_intent) });
    expect(await read(`${origin}/_emu`)).toContain("Faire revenir impayé");
    await pay(shop, "card");
    expect(await read(`${origin}/_emu`)).toContain("Contester");
  });

  it("says on the page what it refuses to a person, in JSON to a program", async () => {
    const refused = await press(`${shop.local.origin}/_emu/settle`, { payment_intent: "pi_none" });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("No such payment_intent");
    const asked = await fetch(`${shop.local.origin}/_emu/settle`, { method: "POST", body: "{}" });
    expect(asked.status).toBe(404);
  });

  it("answers 404 to a control it does not have", async () => {
    expect((await fetch(`${shop.local.origin}/_emu/constructor`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${shop.local.origin}/nowhere`)).status).toBe(404);
  });
});

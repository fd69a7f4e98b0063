import { Actor, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Plan } from "@entrepairs/core/plan";

const press = (url: string, how: string) =>
  fetch(url, { method: "POST", body: new URLSearchParams({ how }), redirect: "manual" });

/** The payer opens the page, pays by card once, comes back. */
export async function payOnPage(payer: Actor.LinkBearer, key: string): Promise<void> {
  const { invoiceID = "" } = payer.subject;
  await Actor.provide(payer, async () => {
    await Payment.lookAgain(invoiceID);
    if ((await Payment.load(invoiceID)).invoice.status === "paid") return;
    const { url } = await withIdempotencyKey(key, () => Payment.start({}));
    await press(url, "card");
    await Payment.lookAgain(invoiceID);
  });
}

/** He saves a card on Stripe's page by his own act; called as the bearer of his contract. */
export async function saveCard(): Promise<void> {
  const { plan } = Plan.assertSavable(await Plan.behindLink());
  if (plan.method) return;
  const setupID = Plan.setupIDOf(plan);
  const back = "http://127.0.0.1:1/back";
  const asked = { setupID, email: "sam@exemple.fr", successURL: `${back}?s={CHECKOUT_SESSION_ID}`, cancelURL: back };
  const { url } = await Payment.saveMethod(asked);
  const answer = await press(url, "card");
  const sessionID = new URL(answer.headers.get("location") ?? back).searchParams.get("s") ?? "";
  const saved = await Payment.savedMethod(setupID, sessionID);
  if (!saved) throw new Error("Nothing was saved");
  const { customerID, paymentMethodID, kind, last4 } = saved;
  await Plan.keepMethod({ customerID, paymentMethodID, kind, last4 });
}

import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Firm, Firms } from "../firm/index.ts";
import { Config, Stripe, type StripeAccount, StripeFailure } from "../gateway/index.ts";
import { Actor, DomainError, fn } from "../kernel/index.ts";
import { Event } from "./event.ts";

type Status = Firm.Info["stripeStatus"];

/**
 * Gives the firm its account at Stripe, once: the same key makes the same account however often this runs. Who calls
 * it records whose account it is before the firm goes on to Stripe's page (the event does so again).
 */
export const connect = fn("payment.connect", v.object({}), async () => {
  Actor.assertRole("owner");
  const firm = await Firm.get();
  if (firm.stripeAccountID) return { stripeAccountID: firm.stripeAccountID };
  const { firmID, contactEmail: email, name } = firm;
  const { accountID: stripeAccountID } = await asked(Stripe.use().createAccount({ firmID, email, name }));
  const written = await db().write(
    {
      firm: Firms.update({}, { set: { stripeAccountID, stripeStatus: "pending" } }).ifStill({
        stripeAccountID: undefined,
      }),
      event: event(Event.Connected, { stripeAccountID }),
    },
    { stripeAccountID },
  );
  if (!written.refused) return { stripeAccountID };
  // Someone else was first: his account is the firm's.
  return { stripeAccountID: (await Firm.get()).stripeAccountID ?? stripeAccountID };
});

/** A fresh way to Stripe's page, where the firm says who it is; each works once, for minutes. */
export async function onboardingURL(): Promise<string> {
  Actor.assertRole("owner");
  const { firmID, stripeAccountID } = await Firm.get();
  if (!stripeAccountID) throw new DomainError("conflict", "payment.not_connected", "Connect payments first");
  const base = `${Config.use().origin}/api/f/${firmID}/payment`;
  const urls = { refreshURL: `${base}/onboarding`, returnURL: `${base}/return` };
  const { url } = await asked(Stripe.use().onboardingLink({ accountID: stripeAccountID, ...urls }));
  return url;
}

/** What Stripe lets the firm do now, written on the firm when it changed. Run again, it changes nothing. */
export async function refreshAccount(): Promise<{ status: Status; requirements: readonly string[] }> {
  Actor.assertRole("owner", "manager");
  const { stripeAccountID, stripeStatus } = await Firm.get();
  if (!stripeAccountID) return { status: "none", requirements: [] };
  const account = await readAccount(stripeAccountID);
  const status = readiness(account, stripeStatus);
  if (status !== stripeStatus)
    await db().write({ firm: Firms.update({}, { set: { stripeStatus: status } }) }, { status });
  return { status, requirements: account?.requirements ?? [] };
}

/** Undefined when the firm took the account away from us: its owner may, at Stripe. */
async function readAccount(stripeAccountID: string): Promise<StripeAccount | undefined> {
  try {
    return await asked(Stripe.use().account(stripeAccountID));
  } catch (error) {
    if (error instanceof DomainError && error.code === "payment.refused_by_stripe") return undefined;
    throw error;
  }
}

/** Pure: what the account's standing means for the firm. An account nobody has filled in yet is pending, not restricted. */
export function readiness(account: StripeAccount | undefined, before: Status): Status {
  if (!account || account.closed || account.cards === "rejected") return "restricted";
  if (account.cards === "active") return "active";
  if (account.cards === "pending") return "pending";
  return before === "active" || before === "restricted" ? "restricted" : "pending";
}

/** What Stripe refuses, or does not answer, in the words of the outside. */
export async function asked<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    if (error.lasting)
      throw new DomainError("unprocessable", "payment.refused_by_stripe", `Stripe refused: ${error.code}`);
    throw new DomainError("busy", "payment.stripe_unreachable", "Stripe does not answer: try again in a moment");
  }
}

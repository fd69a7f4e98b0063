import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Config, Files, Mail, memoryFiles, Stripe, stripeNode } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { ID, logTo } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Directory, PlatformOutbox } from "@entrepairs/core/platform";
import { asMember, asSystem, Billing } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { type LocalStripe, startStripe } from "@entrepairs/twin/stripe";
import { afterAll, beforeEach, expect } from "vitest";
import { consume } from "../outbox/consume.ts";
import { webhookApp } from "../webhook/app.ts";
import { payApp } from "./app.tsx";

let stripe: LocalStripe;
let server: Server;
let firmID = "";
export const mails: { to: string; text: string }[] = [];
const app = payApp();
export const ask = (path: string, options: RequestInit) => app.request(path, options);
export const stripeOrigin = (): string => stripe.origin;

/** A local Stripe that tells this file of tests by its signed events, and a firm of its own for each of them. */
export function openTill(): void {
  openTable(async () => {
    logTo(() => undefined);
    stripe = await startStripe();
    const secrets = stripe.setWebhook(await listen());
    const webhookSecrets = [secrets.accountsSecret, secrets.selfSecret];
    Stripe.configure(
      stripeNode({ secretKey: "sk_test_local", webhookSecrets, apiBase: stripe.origin, production: false }),
    );
    Files.configure(memoryFiles());
    Mail.configure({
      send: async ({ to, raw }) => {
        mails.push({ to, text: Buffer.from(raw).toString() });
        return { messageID: crypto.randomUUID() };
      },
    });
    const mailFrom = { name: "Test", address: "test@entrepairs.example" };
    Config.configure({ origin: "http://pay.example", linkKey: "test", mailFrom, demo: true });
  });
  afterAll(async () => {
    await stripe.close();
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    firmID = ID.createFirm();
    mails.length = 0;
  });
}

/** The firm of the test that runs. */
export const firmOf = (): string => firmID;

/** The webhook behind a real socket, as Stripe calls it. */
async function listen(): Promise<string> {
  const webhook = webhookApp();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = { "stripe-signature": String(request.headers["stripe-signature"]) };
    const said = await webhook.request("/webhook/stripe", { method: "POST", body: Buffer.concat(chunks), headers });
    response.writeHead(said.status).end(await said.text());
  };
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/webhook/stripe`;
}

export const owner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
export const state = (invoiceID: string) => asSystem(firmID, () => Payment.load(invoiceID));
export const press = (url: string, how: string) =>
  fetch(url, { method: "POST", body: new URLSearchParams({ how }), redirect: "manual" });
export const control = (verb: string, asked: object) =>
  fetch(`${stripe.origin}/_emu/${verb}`, { method: "POST", body: JSON.stringify(asked) });

/** Does the work of every event that waits, and of those it causes. */
export async function work(): Promise<void> {
  for (;;) {
    const waiting = await PlatformOutbox.pending(firmID);
    if (waiting.length === 0) return;
    const done = await Promise.all(waiting.map(consume));
    expect(done).not.toContain(false);
  }
}

export async function until(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await work();
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("It never came");
}

/** Settles the debit of an invoice and does the work that follows; answers when that was written. */
export async function settle(invoiceID: string): Promise<number> {
  const [attempt] = (await state(invoiceID)).attempts;
  const { stripeAccountID } = await owner(() => Payment.connect({}));
  const session = await Stripe.use().session(String(stripeAccountID), attempt?.sessionID ?? "");
  await control("settle", { payment_intent: session.intent?.intentID });
  await until(async () => (await state(invoiceID)).invoice.status === "paid");
  return performance.now();
}

export async function connect(): Promise<void> {
  await Billing.foundFirm();
  const { stripeAccountID } = await Payment.connect({});
  await Directory.recordStripeAccount(stripeAccountID, firmID);
  await fetch(await Payment.onboardingURL(), {
    method: "POST",
    body: new URLSearchParams({ outcome: "accepted" }),
    redirect: "manual",
  });
  await Payment.refreshAccount();
}

export async function issued(connected = true) {
  return owner(async () => {
    if (connected) await connect();
    else await Billing.foundFirm();
    const seat = await Billing.addSeat(await Billing.addCohort(), await Billing.addClient());
    const { invoiceID } = await Invoice.draft({ seats: [seat] });
    await Invoice.issue({ invoiceID });
    await work();
    const url = new URL(Invoice.payURL(await Invoice.get(invoiceID)) ?? "");
    return { invoiceID, path: url.pathname };
  });
}

export const get = (path: string) => app.request(path);
export const post = (path: string) => app.request(path, { method: "POST", headers: { Origin: "http://pay.example" } });
export async function button(path: string): Promise<string> {
  const answer = await post(path);
  expect(answer.status).toBe(303);
  return answer.headers.get("Location") ?? "";
}

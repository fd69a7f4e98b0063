import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { db } from "@entrepairs/core/db";
import { Enrolments } from "@entrepairs/core/enrolment";
import { Config, Files, Mail, memoryFiles, Stripe, stripeNode } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { ID, logTo } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Directory, PlatformOutbox } from "@entrepairs/core/platform";
import { asMember, asSystem, Billing, type TestTable, testTable } from "@entrepairs/core/testing";
import { type LocalStripe, startStripe } from "@entrepairs/twin/stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { consume } from "../outbox/consume.ts";
import { webhookApp } from "../webhook/app.ts";
import { payApp } from "./app.tsx";

let table: TestTable | undefined;
let stripe: LocalStripe;
let server: Server;
let firmID = "";
const mails: { to: string; text: string }[] = [];
const app = payApp();

beforeAll(async () => {
  table = await testTable();
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
  await table?.close();
});
beforeEach(() => {
  firmID = ID.createFirm();
  mails.length = 0;
});

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

const owner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
const state = (invoiceID: string) => asSystem(firmID, () => Payment.load(invoiceID));
const press = (url: string, how: string) =>
  fetch(url, { method: "POST", body: new URLSearchParams({ how }), redirect: "manual" });
const control = (verb: string, asked: object) =>
  fetch(`${stripe.origin}/_emu/${verb}`, { method: "POST", body: JSON.stringify(asked) });

/** Does the work of every event that waits, and of those it causes. */
async function work(): Promise<void> {
  for (;;) {
    const waiting = await PlatformOutbox.pending(firmID);
    if (waiting.length === 0) return;
    const done = await Promise.all(waiting.map(consume));
    expect(done).not.toContain(false);
  }
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await work();
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("It never came");
}

async function connect(): Promise<void> {
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

async function issued(connected = true) {
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

const get = (path: string) => app.request(path);
const post = (path: string) => app.request(path, { method: "POST", headers: { Origin: "http://pay.example" } });
async function button(path: string): Promise<string> {
  const answer = await post(path);
  expect(answer.status).toBe(303);
  return answer.headers.get("Location") ?? "";
}

describe("an issued invoice", () => {
  it("is drawn once and mailed once with its page, however often the job runs", async () => {
    const { invoiceID, path } = await issued();
    const invoice = await owner(() => Invoice.get(invoiceID));
    expect(invoice.pdfHash).toMatch(/^[0-9a-f]{64}$/);
    const happened = { event: "invoice.issued", ids: { invoiceID }, firmID, eventID: ID.create("event"), at: "" };
    await Promise.all([1, 2].map((at) => consume({ ...happened, eventID: `${happened.eventID}${at}` })));
    expect(mails.filter(({ text }) => text.includes("application/pdf"))).toHaveLength(1);
    expect(mails[0]?.to).toBe("compta@client-invente.example");
    expect((await owner(() => Invoice.get(invoiceID))).pdfHash).toBe(invoice.pdfHash);
    const pdf = await get(`${path}/facture.pdf`);
    expect(pdf.headers.get("Content-Type")).toBe("application/pdf");
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });
});

describe("the payer's page", () => {
  it("leads to Stripe's page and back to the receipt, by the return alone", async () => {
    const { invoiceID, path } = await issued();
    const page = await get(path);
    expect(await page.text()).toMatch(/Payer 840,00\s€ en ligne/);
    expect(page.headers.get("Content-Security-Policy")).toContain(`form-action 'self' ${stripe.origin}`);
    await control("hold", {});
    const back = (await press(await button(path), "card")).headers.get("Location") ?? "";
    const receipt = await get(back.replace("http://pay.example", ""));
    expect(await receipt.text()).toContain("Cette facture est réglée");
    await control("hold", { held: false });
    await until(async () => mails.some(({ text }) => /Subject:.*re.*u/i.test(text)));
    expect((await state(invoiceID)).payments).toHaveLength(1);
    expect((await post(path)).status).toBe(409);
  });

  it("is told by the signed event alone, and thanks once for one payment told by many", async () => {
    const { invoiceID, path } = await issued();
    await press(await button(path), "card");
    await until(async () => (await state(invoiceID)).invoice.status === "paid");
    await control("flush", {});
    await work();
    expect((await state(invoiceID)).payments).toMatchObject([{ amount: 84_000, method: "card" }]);
    expect(mails).toHaveLength(2);
  });

  it("looks again by itself while a debit is under way, and only then", async () => {
    const { invoiceID, path } = await issued();
    expect(await (await get(path)).text()).not.toContain('http-equiv="refresh"');
    const back = (await press(await button(path), "sepa")).headers.get("Location") ?? "";
    const page = await (await get(back.replace("http://pay.example", ""))).text();
    expect(page).toContain("Prélèvement en cours");
    expect(page).toContain(`<meta http-equiv="refresh" content="1; url=${path}?attente=1"`);
    expect((await post(path)).status).toBe(409);
    const [attempt] = (await state(invoiceID)).attempts;
    const { stripeAccountID = "" } = (await owner(() => Payment.connect({}))) as { stripeAccountID?: string };
    const session = await Stripe.use().session(stripeAccountID, attempt?.sessionID ?? "");
    await control("settle", { payment_intent: session.intent?.intentID });
    await until(async () => (await state(invoiceID)).invoice.status === "paid");
    const paid = await (await get(`${path}?attente=1`)).text();
    expect(paid).toContain("Prélèvement SEPA");
    expect(paid).not.toContain('http-equiv="refresh"');
  });

  it("gives transfer instructions where the firm does not collect online", async () => {
    const { path } = await issued(false);
    const page = await (await get(path)).text();
    expect(page).toContain("Régler par virement");
    expect(page).not.toContain("<form");
    expect((await post(path)).status).toBe(409);
  });

  it("says what it knows when Stripe does not answer", async () => {
    const { path } = await issued();
    await button(path);
    await control("faults", { faults: [{ method: "GET", path: "/v1/checkout/sessions/*", mode: "500", times: 9 }] });
    expect((await get(path)).status).toBe(200);
    await control("faults", { faults: [] });
  });

  it("opens to no other token, purpose or site", async () => {
    const { path } = await issued();
    expect((await get(`${path.slice(0, -1)}x`)).status).toBe(410);
    expect((await get("/payer/garbage")).status).toBe(410);
    const foreign = await app.request(path, { method: "POST", headers: { Origin: "https://elsewhere.example" } });
    expect(foreign.status).toBe(403);
  });
});

describe("a visitor's seat", () => {
  /** A company's person who chose the card: the seat is held, its invoice comes by the event. */
  async function visitor() {
    const seat = await owner(async () => {
      await connect();
      const payerID = ID.create("payer");
      const address = { street: "3 place du Port", postalCode: "44000", city: "Nantes", country: "FR" };
      const company = {
        kind: "company" as const,
        name: "Chantier Inventé",
        siret: "40483304800022",
        selfEmployed: false,
      };
      const payer = { ...company, payerID, shareBasisPoints: 10_000, email: "compta@chantier.example", address };
      const over = { origin: "visitor" as const, status: "requested" as const, organizationID: null, payers: [payer] };
      return Billing.addSeat(await Billing.addCohort(), await Billing.addClient(), over);
    });
    const happened = { event: "enrolment.cardChosen", ids: seat, firmID, at: "" };
    const again = [1, 2].map(() => consume({ ...happened, eventID: ID.create("event") }));
    expect(await Promise.all(again)).toEqual([true, true]);
    await work();
    const url = new URL((await owner(() => Invoice.payLinkOf(seat))) ?? "");
    const enrolment = await owner(() => Invoice.seatOf(seat));
    return { seat, path: url.pathname, invoiceID: enrolment?.invoiceID ?? "" };
  }

  it("is invoiced once when the card is chosen, and his once it is paid", async () => {
    const { seat, path, invoiceID } = await visitor();
    expect((await owner(() => Invoice.list({}))).invoices).toMatchObject([{ invoiceID, status: "issued" }]);
    await press(await button(path), "card");
    await until(async () => (await state(invoiceID)).invoice.status === "paid");
    await work();
    expect(await owner(() => Invoice.seatOf(seat))).toMatchObject({ status: "accepted" });
    expect((await state(invoiceID)).refunds).toEqual([]);
  });

  it("that was gone when the money came is refunded once, and who paid is told", async () => {
    const { seat, path, invoiceID } = await visitor();
    const page = await button(path);
    await owner(() => db().write({ seat: Enrolments.update(seat, { set: { status: "cancelled" } }) }, {}));
    await press(page, "card");
    await until(async () => (await state(invoiceID)).refunds.some((refund) => refund.status === "sent"));
    const [payment] = (await state(invoiceID)).payments;
    const happened = { event: "invoice.paid", ids: { invoiceID, reference: payment?.reference ?? "" }, firmID, at: "" };
    await consume({ ...happened, eventID: ID.create("event") });
    await work();
    expect((await state(invoiceID)).refunds).toMatchObject([{ amount: 84_000, reason: "seatGone", status: "sent" }]);
    expect(mails.filter(({ text }) => text.includes("paymentRefunded"))).toHaveLength(1);
  });
});

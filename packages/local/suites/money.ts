import { Invoice } from "@entrepairs/core/invoice";
import { Actor, DomainError, ID } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { asMember, asSystem, Billing, firmDay } from "@entrepairs/core/testing";
import { expect } from "vitest";
import { Killed, Killer, withKiller } from "./crash.ts";

/** One sale that everything may happen to: its people, its bank, Stripe's deliveries, processes that die. */
export class Sale {
  readonly firmID = ID.createFirm();
  readonly #stripe: string;
  readonly #random: () => number;
  accountID = "";
  invoiceID = "";
  readonly #heard = new Set<string>();
  readonly story: string[] = [];

  constructor(stripe: string, random: () => number) {
    this.#stripe = stripe;
    this.#random = random;
  }

  owner<R>(body: () => Promise<R>): Promise<R> {
    return asMember({ firmID: this.firmID, roles: ["owner"] }, body);
  }

  system<R>(body: () => Promise<R>): Promise<R> {
    return asSystem(this.firmID, body);
  }

  payer<R>(body: () => Promise<R>): Promise<R> {
    const { firmID, invoiceID } = this;
    const linkID = ID.create("link");
    return Actor.provide({ type: "link", firmID, linkID, purpose: "payer", subject: { invoiceID } }, body);
  }

  async begin(): Promise<void> {
    await this.owner(async () => {
      await Billing.foundFirm();
      this.accountID = (await Payment.connect({})).stripeAccountID;
      await this.press(await Payment.onboardingURL(), { outcome: "accepted" });
      await Payment.refreshAccount();
      const seat = await Billing.addSeat(await Billing.addCohort(), await Billing.addClient());
      this.invoiceID = (await Invoice.draft({ seats: [seat] })).invoiceID;
      await Invoice.issue({ invoiceID: this.invoiceID });
    });
  }

  pick<T>(some: readonly T[]): T | undefined {
    return some[Math.floor(this.#random() * some.length)];
  }

  press(url: string, fields: Record<string, string>) {
    return fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  }

  async control(verb: string, asked: object): Promise<void> {
    await (await fetch(`${this.#stripe}/_emu/${verb}`, { method: "POST", body: JSON.stringify(asked) })).arrayBuffer();
  }

  async listed<T>(path: string): Promise<T[]> {
    const headers = { authorization: "Bearer sk_test_local", "stripe-account": this.accountID };
    const answer = await fetch(`${this.#stripe}${path}?limit=100`, { headers });
    return ((await answer.json()) as { data: T[] }).data;
  }

  state() {
    return this.system(() => Payment.load(this.invoiceID));
  }

  /** What someone or something does next. A refusal is an answer; a process that dies leaves what it wrote. */
  async act(): Promise<void> {
    const acts = [
      ...Array<string>(4).fill("pay"),
      "pay",
      "record",
      "refund",
      "click",
      "contest",
      "answer",
      "bank",
      "hear",
    ];
    const name = this.pick([...acts, "hear", "hear", "send", "send", "again"]) ?? "hear";
    const killer = new Killer(this.#random() < 0.25 ? 1 + Math.floor(this.#random() * 12) : 0);
    this.story.push(name);
    try {
      await withKiller(killer, () => this.#does(name));
    } catch (error) {
      if (!(error instanceof Killed) && !(error instanceof DomainError)) throw error;
      this.story.push(error instanceof Killed ? "killed" : error.code);
    }
  }

  async #does(name: string): Promise<void> {
    const acts: Record<string, () => Promise<unknown>> = {
      pay: () => this.#pay(),
      record: () => this.#record(),
      refund: () => this.#refund(),
      click: () => this.#onPaid("refund", { amount: 1 + Math.floor(this.#random() * 30_000) }),
      contest: () => this.#onPaid("dispute", {}),
      answer: () => this.#answer(),
      bank: () => this.#bank(),
      send: () => this.send(),
      again: () => this.#again(),
      hear: () => this.#hear(),
    };
    await acts[name]?.();
  }

  async #pay(): Promise<void> {
    const { url } = await this.payer(() => Payment.start({}));
    await this.press(url, { how: this.pick(["card", "card", "sepa", "declined", "authenticate", "cancel"]) ?? "card" });
    // The payer comes back, or closes the window.
    if (this.#random() < 0.4) await this.payer(() => Payment.lookAgain(this.invoiceID));
  }

  async #record(): Promise<void> {
    const amount = 1_000 + Math.floor(this.#random() * 40_000);
    const receivedOn = firmDay();
    const { invoiceID } = this;
    await this.owner(() => Payment.record({ invoiceID, method: "transfer", amount, receivedOn, over: true }));
    await this.system(() => Payment.closeWrongPage(invoiceID));
  }

  async #refund(): Promise<void> {
    const net = 1 + Math.floor(this.#random() * 40_000);
    const { invoiceID } = this;
    const creditNoteID = ID.create("invoice");
    await this.owner(async () => {
      await Invoice.credit({ invoiceID, creditNoteID, lines: [{ line: 0, net }], reason: "Essai" });
      const amount = -Invoice.balanceOf((await Payment.load(invoiceID)).invoice);
      if (amount > 0) await Payment.refund({ invoiceID, amount, creditNoteID });
    });
  }

  async send(): Promise<void> {
    for (const row of (await this.state()).refunds) await this.system(() => Payment.sendRefund(row));
  }

  async #again(): Promise<void> {
    const { invoiceID } = this;
    const failed = (await this.state()).refunds.find((row) => row.status === "failed");
    const refundKey = failed?.refundKey ?? failed?.reference;
    if (refundKey) await this.owner(() => Payment.refundAgain({ invoiceID, refundKey }));
  }

  async #onPaid(verb: string, asked: object): Promise<void> {
    const intents = await this.listed<{ id: string; status: string }>("/v1/payment_intents");
    const paid = this.pick(intents.filter((one) => one.status === "succeeded"));
    if (paid) await this.control(verb, { payment_intent: paid.id, ...asked });
  }

  async #answer(): Promise<void> {
    const open = await this.listed<{ id: string; status: string }>("/v1/disputes");
    const dispute = this.pick(open.filter((one) => one.status === "needs_response"));
    if (dispute) await this.control(this.pick(["win", "lose"]) ?? "win", { dispute: dispute.id });
  }

  /** The payer's bank answers a debit, or a refund. */
  async #bank(): Promise<void> {
    const verb = this.pick(["settle", "fail"]) ?? "settle";
    const refunds = await this.listed<{ id: string; status: string }>("/v1/refunds");
    const waiting = this.pick(refunds.filter((one) => one.status === "pending"));
    if (waiting && this.#random() < 0.5) return this.control(verb, { refund: waiting.id });
    const intents = await this.listed<{ id: string; status: string }>("/v1/payment_intents");
    const debit = this.pick(intents.filter((one) => one.status === "processing"));
    if (debit) await this.control(verb, { payment_intent: debit.id });
  }

  /** Some of what Stripe has to say, in any order, some of it twice, some of it never. */
  async #hear(): Promise<void> {
    const { accountID } = this;
    const events = await this.listed<{ id: string; type: string; related_object?: { id: string } }>("/v2/core/events");
    const fresh = events.filter((event) => !this.#heard.has(event.id) && event.type.startsWith("v1."));
    for (let tries = 0; tries < 6; tries++) {
      const event = this.pick(fresh);
      if (!event) return;
      if (this.#random() < 0.8) this.#heard.add(event.id);
      const { id: stripeEventID, type, related_object } = event;
      const notice = { stripeEventID, type, objectID: related_object?.id ?? "", accountID, livemode: false };
      await this.system(() => Payment.take(notice));
      await this.system(() => Payment.hear(stripeEventID));
    }
  }

  /** Every sentence that ties our rows to Stripe's objects, one payment after the other. */
  async expectEqual(): Promise<void> {
    const { invoice, attempts, payments, refunds, disputes, collections } = await this.state();
    const seed = this.story.join(" ");
    type Intent = { id: string; amount_received: number; status: string };
    type Back = { id: string; payment_intent: string; amount: number; status: string };
    type Dispute = Back & { balance_transactions: { amount: number }[] };
    const intents = await this.listed<Intent>("/v1/payment_intents");
    const [sent, contested] = [await this.listed<Back>("/v1/refunds"), await this.listed<Dispute>("/v1/disputes")];
    const sum = (rows: readonly { amount: number }[]) => rows.reduce((total, row) => total + row.amount, 0);
    for (const { id, amount_received: came } of intents) {
      const back = sent.filter((row) => row.payment_intent === id && row.status !== "failed");
      const lines = contested.filter((row) => row.payment_intent === id).flatMap((row) => row.balance_transactions);
      expect(sum(collections.filter((row) => row.reference === id)), seed).toBe(came - sum(back) + sum(lines));
    }
    for (const { id, status, amount } of sent) {
      const ours = { succeeded: "sent", pending: "pending", failed: "failed" }[status];
      expect(
        refunds.find((row) => row.refundID === id),
        seed,
      ).toMatchObject({ status: ours, amount });
    }
    for (const { id, status, amount } of contested)
      expect(
        disputes.find((row) => row.disputeID === id),
        seed,
      ).toMatchObject({ amount, status: shown(status) });
    const counted = collections.filter((row) => payments.some((payment) => payment.reference === row.reference));
    expect(sum(counted), seed).toBe(invoice.paid);
    expect(sum(invoice.collected), seed).toBe(invoice.paid);
    expect(
      attempts.filter(({ status }) => ["created", "open", "processing"].includes(status)),
      seed,
    ).toEqual([]);
    expect(
      refunds.filter(({ status }) => status === "owed"),
      seed,
    ).toEqual([]);
    expect(invoice.openAttemptID, seed).toBeNull();
  }
}

function shown(status: string): string {
  return status === "won" || status === "lost" ? status : "open";
}

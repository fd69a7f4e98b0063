import { Invoice } from "@entrepairs/core/invoice";
import { ID } from "@entrepairs/core/kernel";
import { describe, expect, it } from "vitest";
import { consume } from "../outbox/consume.ts";
import {
  ask,
  button,
  control,
  firmOf,
  get,
  issued,
  mails,
  openTill,
  owner,
  post,
  press,
  settle,
  state,
  stripeOrigin,
  until,
  work,
} from "./fixture.ts";
import { KEPT_MS, LOOK_MS, POLICY, SCRIPT, secondsBefore, TURNS_KEPT, TURNS_SOON } from "./wait.ts";

openTill();

describe("an issued invoice", () => {
  it("is drawn once and mailed once with its page, however often the job runs", async () => {
    const { invoiceID, path } = await issued();
    const invoice = await owner(() => Invoice.get(invoiceID));
    expect(invoice.pdfHash).toMatch(/^[0-9a-f]{64}$/);
    const happened = {
      event: "invoice.issued",
      ids: { invoiceID },
      firmID: firmOf(),
      eventID: ID.create("event"),
      at: "",
    };
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

/** As the script of the page asks. */
const wait = (path: string) => ask(path, { headers: { Prefer: "wait" } });

describe("the payer's page", () => {
  it("asks nothing for an invoice that a credit note took back, and calls it neither paid nor due", async () => {
    const { invoiceID, path } = await issued();
    await owner(() => Invoice.credit({ invoiceID, reason: "Inscription annulée" }));
    const text = await (await get(path)).text();
    expect(text).toContain("annulée par un avoir");
    expect(text).not.toMatch(/est réglée|Payer 840/);
  });

  it("leads to Stripe's page and back to the receipt, by the return alone", async () => {
    const { invoiceID, path } = await issued();
    const page = await get(path);
    expect(await page.text()).toMatch(/Payer 840,00\s€ en ligne/);
    expect(page.headers.get("Content-Security-Policy")).toContain(`form-action 'self' ${stripeOrigin()}`);
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
    expect(page).toContain(`<noscript><meta http-equiv="refresh" content="1; url=${path}?attente=1"`);
    expect((await post(path)).status).toBe(409);
    // The page's script asks at once; the answer is kept until the debit settles.
    const asked = wait(`${path}?attente=1`);
    const settled = await settle(invoiceID);
    const answer = await asked;
    expect([answer.headers.get("X-State"), answer.headers.get("Retry-After")]).toEqual(["paid", null]);
    const paid = await answer.text();
    expect(performance.now() - settled).toBeLessThan(1_000);
    expect(paid).toContain("Prélèvement SEPA");
    expect(paid).not.toContain('http-equiv="refresh"');
  });

  it("keeps an answer some seconds at most, and asks less and less often", async () => {
    const { path } = await issued();
    await press(await button(path), "sepa");
    await get(path);
    const started = performance.now();
    const kept = await wait(`${path}?attente=2`);
    expect(performance.now() - started).toBeGreaterThan(KEPT_MS - 100);
    expect(performance.now() - started).toBeLessThan(KEPT_MS + 2_000);
    expect([kept.headers.get("X-State"), kept.headers.get("Retry-After")]).toEqual(["processing", "0"]);
    expect(LOOK_MS).toBeLessThanOrEqual(500);
    expect([1, TURNS_KEPT, TURNS_KEPT + 1, TURNS_SOON + 1].map(secondsBefore)).toEqual([0, 0, 15, 30]);
    const later = await wait(`${path}?attente=${TURNS_KEPT + 1}`);
    expect(later.headers.get("Retry-After")).toBe("15");
    expect(await later.text()).toContain(`content="15; url=${path}?attente=${TURNS_KEPT + 2}"`);
  });

  it("waits in several tabs for as long as a debit takes, and the person may still look", async () => {
    const { path } = await issued(false);
    // Ten minutes of three tabs: what each asks by itself.
    const byItself = TURNS_KEPT + (600 - (TURNS_KEPT * KEPT_MS) / 1_000) / 15;
    for (let turn = 1; turn <= 3 * byItself; turn++) {
      expect((await get(`${path}?attente=${turn}`)).status).toBe(200);
    }
    expect((await get(path)).status).toBe(200);
  });

  it("asks nobody to pay again who comes back before Stripe has told us", async () => {
    const { invoiceID, path } = await issued();
    await control("hold", {});
    const back = (await press(await button(path), "card")).headers.get("Location") ?? "";
    await control("faults", { faults: [{ method: "GET", path: "/v1/checkout/sessions/*", mode: "500", times: 3 }] });
    const page = await (await get(back.replace("http://pay.example", ""))).text();
    expect(page).toContain("Paiement en cours de confirmation");
    expect(page).not.toContain("<form");
    const next = /content="1; url=([^"]+)"/.exec(page)?.[1]?.replace("&amp;", "&") ?? "";
    expect(next).toContain("s=cs_test_");
    const asked = wait(next);
    await control("hold", { held: false });
    await until(async () => (await state(invoiceID)).invoice.status === "paid");
    expect((await asked).headers.get("X-State")).toBe("paid");
    // Who opened that address without having paid is offered to pay as soon as Stripe says so.
    const other = await issued();
    const session = new URL(await button(other.path)).pathname.split("/").at(-1);
    expect(await (await get(`${other.path}?s=${session}`)).text()).toContain("<form");
  });

  it("lets one script run, where it waits and nowhere else", async () => {
    const { path } = await issued();
    const calm = await get(path);
    expect([calm.headers.get("Content-Security-Policy"), await calm.text()].join()).not.toContain("script");
    await button(path);
    // He may pay in another window: this one learns of it, without being reloaded under his hands.
    const open = await get(path);
    const page = await open.text();
    expect(page).toContain(
      `<script data-path="${path}" data-state="online" data-next="1" data-pause="0">${SCRIPT}</script>`,
    );
    expect(page).not.toContain('http-equiv="refresh"');
    expect(open.headers.get("Content-Security-Policy")).toContain(POLICY);
    expect(POLICY).toMatch(/^script-src 'sha256-[\w+/]{43}='; connect-src 'self'$/);
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
    const foreign = await ask(path, { method: "POST", headers: { Origin: "https://elsewhere.example" } });
    expect(foreign.status).toBe(403);
  });
});

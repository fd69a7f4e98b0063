import { type PlatformTwin, startPlatform } from "@entrepairs/twin/platform";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { ApprovedPlatform, Files, httpPlatform, memoryFiles } from "../gateway/index.ts";
import { Invoice } from "../invoice/index.ts";
import { ID, plusMinutes } from "../kernel/index.ts";
import { Payment } from "../payment/index.ts";
import { asMember, asSystem, Billing, firmDay } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Submission, Submissions } from "./index.ts";
import { nextLook } from "./look.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;

let twin: PlatformTwin;
let firmID = "";
openTable(async () => {
  configureForTests();
  twin = await startPlatform();
  ApprovedPlatform.configure(httpPlatform({ endpoint: twin.origin, token: "test", pauseMs: 1 }));
  Files.configure(memoryFiles());
});
afterAll(() => twin.close());
beforeEach(() => {
  firmID = ID.createFirm();
});

const owner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
const system = <R>(body: () => R) => asSystem(firmID, body);

/** An issued invoice of 840 euros whose PDF is kept. */
async function issued(): Promise<string> {
  return owner(async () => {
    await foundFirm({ siret: "73282932000074" });
    const seat = await addSeat(await addCohort(), await addClient());
    const { invoiceID } = await Invoice.draft({ seats: [seat] });
    await Invoice.issue({ invoiceID });
    const invoice = await Invoice.get(invoiceID);
    await Files.use().put(Invoice.fileOf(invoice), Buffer.from(`%PDF-1.7 ${invoiceID}`));
    return invoiceID;
  });
}

const connect = () => owner(() => Submission.connect({ connected: true, rev: 0 }));

async function submitted(): Promise<{ invoiceID: string; flowID: string }> {
  const invoiceID = await issued();
  await connect();
  await system(() => Submission.requestIssued(invoiceID));
  await system(() => Submission.handIn(invoiceID));
  const { flowID } = await owner(() => Submission.ofInvoice({ invoiceID }));
  return { invoiceID, flowID: flowID ?? "" };
}

describe("an issued invoice", () => {
  it("goes nowhere while the firm is not connected", async () => {
    const invoiceID = await issued();
    await system(() => Submission.requestIssued(invoiceID));
    expect(await owner(() => Submission.ofInvoice({ invoiceID }))).toMatchObject({ scope: "domestic", asked: false });
    await expect(owner(() => Submission.submit({ invoiceID }))).rejects.toMatchObject({
      code: "submission.not_connected",
    });
  });

  it("is one flow, however often its job runs and whatever the platform lets fall", async () => {
    const invoiceID = await issued();
    await connect();
    await system(() => Submission.requestIssued(invoiceID));
    twin.set({ broken: 1 });
    await expect(system(() => Submission.handIn(invoiceID))).rejects.toMatchObject({ code: "broken" });
    twin.set({ tooMany: 2 });
    await system(() => Submission.handIn(invoiceID));
    // The answer was lost before it was written: the same key finds the same flow.
    await owner(async () => {
      const row = await db().get(Submissions, { invoiceID });
      if (row) await db().heal({ lost: Submissions.replace({ ...row, flowID: null, submittedAt: null }) });
    });
    await system(() => Submission.handIn(invoiceID));
    await system(() => Submission.requestIssued(invoiceID));
    const invoice = await owner(() => Invoice.get(invoiceID));
    expect(twin.flows().filter(({ key }) => key === `submit-${invoiceID}`)).toMatchObject([
      { number: invoice.number, account: "732829320" },
    ]);
  });

  it("that the platform will never take says why, and may be handed in again", async () => {
    const invoiceID = await issued();
    await connect();
    await owner(async () => Files.use().put(Invoice.fileOf(await Invoice.get(invoiceID)), Buffer.from("no document")));
    await system(() => Submission.requestIssued(invoiceID));
    await system(() => Submission.handIn(invoiceID));
    expect(await owner(() => Submission.ofInvoice({ invoiceID }))).toMatchObject({
      failureCode: "not_a_pdf",
      flowID: null,
    });
    await owner(() => Submission.submit({ invoiceID }));
    await expect(owner(() => Submission.submit({ invoiceID }))).rejects.toMatchObject({ code: "submission.already" });
  });

  it("shows each status once on its timeline, doubled and shuffled as it may be told", async () => {
    const { invoiceID, flowID } = await submitted();
    twin.set({ double: true, shuffle: true });
    twin.say(flowID, 205);
    await owner(() => Submission.refresh({ invoiceID }));
    await owner(() => Submission.refresh({ invoiceID }));
    twin.set({ double: false, shuffle: false });
    const { moments } = await owner(() => Payment.ofInvoice({ invoiceID }));
    expect(new Set(moments.map(({ code }) => code))).toEqual(new Set(["200", "202", "203", "205"]));
    expect(moments).toHaveLength(4);
    expect(await owner(() => Submission.ofInvoice({ invoiceID }))).toMatchObject({ current: { code: 205 } });
  });

  it("that was rejected keeps its reason, is told no more, and is corrected under a new number", async () => {
    const { invoiceID, flowID } = await submitted();
    twin.say(flowID, 213, "SIREN de l’acheteur inconnu");
    expect(await system(() => Submission.lookNow(invoiceID))).toBeUndefined();
    const { current } = await owner(() => Submission.ofInvoice({ invoiceID }));
    expect(current).toMatchObject({ code: 213, reason: "SIREN de l’acheteur inconnu" });
    await owner(() => pay(invoiceID, 84_000));
    await system(() => Submission.reportCollected(invoiceID));
    expect(twin.flows().find(({ id }) => id === flowID)?.reports).toEqual([]);
    const note = await owner(() => Invoice.credit({ invoiceID, reason: "Rejetée par la plateforme" }));
    expect(note.number).toMatch(/^AV-/);
  });

  it("keeps what is known when the platform is silent, and asks again", async () => {
    const { invoiceID } = await submitted();
    twin.set({ broken: 1 });
    expect(await system(() => Submission.lookNow(invoiceID))).toBeDefined();
    twin.set({ broken: 1 });
    await expect(owner(() => Submission.refresh({ invoiceID }))).rejects.toMatchObject({
      code: "submission.unreachable",
    });
  });
});

function pay(invoiceID: string, amount: number) {
  return Payment.record({ invoiceID, method: "transfer", amount, receivedOn: firmDay() });
}

describe("Encaissée", () => {
  it("is told once a movement, by VAT rate, in parts that make the whole", async () => {
    const { invoiceID, flowID } = await submitted();
    await owner(() => pay(invoiceID, 30_000));
    await system(() => Submission.reportCollected(invoiceID));
    await owner(() => pay(invoiceID, 54_000));
    await Promise.all([1, 2, 3].map(() => system(() => Submission.reportCollected(invoiceID))));
    const reports = twin.flows().find(({ id }) => id === flowID)?.reports ?? [];
    expect(reports.map(({ amounts }) => amounts)).toEqual([
      [{ rate: "20.00", amount: "300.00" }],
      [{ rate: "20.00", amount: "540.00" }],
    ]);
    expect(await owner(() => Submission.ofInvoice({ invoiceID }))).toMatchObject({ collectedTold: 2 });
  });

  it("is below zero for what goes back, and silent for VAT on debits or none", () => {
    const taken = { collectionID: "a", rates: [{ vatRate: 2_000, base: -10_000, vat: -2_000 }] };
    expect(Submission.toReport({ vat: 2_000, vatOnDebits: false }, [taken], new Set())).toEqual([taken]);
    expect(Submission.toReport({ vat: 2_000, vatOnDebits: true }, [taken], new Set())).toEqual([]);
    expect(Submission.toReport({ vat: 0, vatOnDebits: false }, [taken], new Set())).toEqual([]);
    expect(Submission.toReport({ vat: 2_000, vatOnDebits: false }, [taken], new Set(["a"]))).toEqual([]);
  });
});

describe("the scope of electronic invoicing", () => {
  const address = { street: "1", postalCode: "69001", city: "Lyon", country: "FR" };
  const of = (kind: "organization" | "individual" | "publicBody", country: string, codes: (string | null)[]) =>
    Submission.scopeOf({
      buyer: { kind, country, address: { ...address, country } },
      lines: codes.map((code) => ({
        vatRate: code ? 0 : 2_000,
        vat: code ? { category: "E", reason: "-", code } : { category: "S", reason: null, code: null },
      })),
      exemption: null,
    } as unknown as Parameters<typeof Submission.scopeOf>[0]);

  it("is professionals of France; exempt training alone is left out, one taxed line brings it in", () => {
    expect(of("organization", "FR", [null])).toBe("domestic");
    expect(of("organization", "FR", ["VATEX-FR-CGI261-4"])).toBe("exempt");
    expect(of("organization", "FR", ["VATEX-FR-CGI261-4", null])).toBe("domestic");
    expect(of("organization", "FR", ["VATEX-FR-FRANCHISE"])).toBe("domestic");
    expect(of("individual", "FR", [null])).toBe("consumer");
    expect(of("organization", "DE", [null])).toBe("abroad");
    expect(of("publicBody", "FR", [null])).toBe("publicBody");
  });
});

it("asks often at first, daily later, and no more once it is over", () => {
  const submittedAt = "2026-11-22T08:00:00.000Z";
  const after = (minutes: number, statuses: { code: number; at: string; reason: null }[] = [], settled = false) => {
    const at = plusMinutes(submittedAt, minutes);
    const next = nextLook({ submittedAt, statuses }, at, settled);
    return next && (Date.parse(next) - Date.parse(at)) / 60_000;
  };
  expect([after(1), after(30), after(600), after(6_000)]).toEqual([1, 10, 60, 1_440]);
  expect(after(200 * 1_440)).toBeUndefined();
  expect(after(1, [{ code: 213, at: submittedAt, reason: null }])).toBeUndefined();
  expect(after(1, [{ code: 212, at: submittedAt, reason: null }], true)).toBeUndefined();
});

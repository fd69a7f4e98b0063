import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Invoice } from "../invoice/index.ts";
import { ID, withClock } from "../kernel/index.ts";
import { asSystem, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { agree, asOwner, DAYS, hold, prepare, type Scene, seatsOf } from "./fixture.ts";
import { Funding } from "./index.ts";

openTable(Billing.configureForTests);

const BEFORE = Date.parse("2026-01-25T09:00:00.000Z");
const AFTER = Date.parse("2026-02-10T09:00:00.000Z");
const at = <R>(when: number, scene: Scene, body: () => R) => withClock(when, () => asOwner(scene, body));
const job = <R>(when: number, { firmID }: Scene, body: () => R) => withClock(when, () => asSystem(firmID, body));

/** Agreed, both sessions held, certificates signed. */
async function followed(over: Parameters<typeof prepare>[0] = {}, absent: readonly number[] = []): Promise<Scene> {
  const scene = await withClock(BEFORE, () => prepare(over));
  await withClock(BEFORE, () => agree(scene));
  await withClock(AFTER, async () => {
    await hold(scene, 0);
    await hold(scene, 1, absent);
  });
  await at(AFTER, scene, () => Funding.certify({ fundingID: scene.fundingID }));
  return scene;
}

async function invoiced(): Promise<Scene & { invoiceID: string }> {
  const scene = await followed();
  const { fundingID } = scene;
  await at(AFTER, scene, () => Funding.draft({ fundingID }));
  const { invoiceID } = await at(AFTER, scene, () => Funding.issue({ fundingID }));
  return { ...scene, invoiceID };
}

describe("a file", () => {
  it("makes the funder a payer of each seat for its part, and the organization of the rest", async () => {
    const scene = await withClock(BEFORE, () => prepare());
    await withClock(BEFORE, () => agree(scene, { net: 100_001 }));
    const [one, two] = await seatsOf(scene);
    expect(one?.payers).toMatchObject([
      { kind: "funder", amountNet: 50_001, fundingID: scene.fundingID },
      { kind: "organization", rest: true },
    ]);
    expect(two?.payers).toMatchObject([{ kind: "funder", amountNet: 50_000 }, { kind: "organization" }]);
    const [payer] = await at(BEFORE, scene, () => Invoice.candidates({}));
    expect(payer).toMatchObject({ kind: "organization", net: 39_999 });
  });

  it("refuses an agreement above the price of a seat, or while a seat stands on an invoice", async () => {
    const scene = await withClock(BEFORE, () => prepare());
    await expect(withClock(BEFORE, () => agree(scene, { net: 150_000 }))).rejects.toMatchObject({
      code: "funding.above_price",
    });
    const [one] = await seatsOf(scene);
    const seats = [{ cohortID: scene.cohortID, enrolmentID: one?.enrolmentID ?? "" }];
    await at(BEFORE, scene, () => Invoice.draft({ seats }));
    await expect(withClock(BEFORE, () => agree(scene))).rejects.toMatchObject({ code: "funding.seat_invoiced" });
  });

  it("refuses someone whom another living file of the group names", async () => {
    const scene = await withClock(BEFORE, () => prepare());
    const { funderID, organizationID, cohortID, enrolmentIDs } = scene;
    const again = () =>
      Funding.request({
        funderID,
        organizationID,
        cohortID,
        enrolmentIDs: enrolmentIDs.slice(1),
        askedNet: 1,
        minutes: 60,
        ...DAYS,
        subrogation: true,
        documents: { certificate: false, attendance: false },
      });
    await expect(at(BEFORE, scene, again)).rejects.toMatchObject({ code: "funding.person_funded" });
    await at(BEFORE, scene, () => Funding.refuse({ fundingID: scene.fundingID, reason: "Budget épuisé" }));
    await expect(at(BEFORE, scene, again)).resolves.toMatchObject({ status: "requested" });
  });

  it("is answered once, whoever answers at the same moment", async () => {
    const scene = await withClock(BEFORE, () => prepare());
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => withClock(BEFORE, () => agree(scene))));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("leaves the organization owing all when the first session begins without an agreement", async () => {
    const scene = await withClock(BEFORE, () => prepare());
    const { fundingID } = scene;
    expect(await job(BEFORE, scene, () => Funding.begin(fundingID))).toEqual({ at: "2026-02-01T08:00:00.000Z" });
    await job(AFTER, scene, () => Funding.begin(fundingID));
    await job(AFTER, scene, () => Funding.begin(fundingID));
    const { owedAt, moments } = await at(AFTER, scene, () => Funding.get(fundingID));
    expect(owedAt).not.toBeNull();
    expect(moments.filter(({ kind }) => kind === "owed")).toHaveLength(1);
    const [payer] = await at(AFTER, scene, () => Invoice.candidates({}));
    expect(payer).toMatchObject({ kind: "organization", net: 140_000 });
    const late = withClock(AFTER, () => agree(scene, { decidedOn: "2026-02-05" }));
    await expect(late).rejects.toMatchObject({ code: "funding.too_late" });
    await expect(withClock(AFTER, () => agree(scene))).resolves.toMatchObject({ status: "agreed" });
  });

  it("shows on its client's card what the funder pays of its seats, and what is left to the client", async () => {
    const scene = await withClock(BEFORE, () => prepare());
    const { organizationID, fundingID } = scene;
    const shown = () => at(AFTER, scene, () => Funding.ofOrganization({ organizationID }));
    expect(await shown()).toMatchObject([{ fundingID, priceNet: 140_000, funderNet: 0, clientNet: 140_000 }]);
    await withClock(BEFORE, () => agree(scene));
    expect(await shown()).toMatchObject([{ funderNet: 100_000, clientNet: 40_000 }]);
    await at(AFTER, scene, () => Funding.refuse({ fundingID, reason: "Accord repris" }));
    await job(AFTER, scene, () => Funding.settle(fundingID));
    expect(await shown()).toMatchObject([{ status: "refused", funderNet: 0, clientNet: 140_000 }]);
    const stranger = ID.create("organization");
    await expect(at(AFTER, scene, () => Funding.ofOrganization({ organizationID: stranger }))).rejects.toMatchObject({
      kind: "notFound",
    });
  });

  it("expires after its last day, and the organization then owes all", async () => {
    const scene = await withClock(BEFORE, () => prepare());
    await withClock(BEFORE, () => agree(scene));
    const { fundingID } = scene;
    await job(AFTER, scene, () => Funding.expire(fundingID));
    expect((await at(AFTER, scene, () => Funding.get(fundingID))).status).toBe("agreed");
    const later = Date.parse("2027-02-02T09:00:00.000Z");
    await job(later, scene, async () => {
      await Funding.expire(fundingID);
      await Funding.settle(fundingID);
    });
    expect((await at(later, scene, () => Funding.get(fundingID))).status).toBe("expired");
    expect((await seatsOf(scene)).map(({ payers }) => payers)).toMatchObject([
      [{ kind: "organization", shareBasisPoints: 10_000 }],
      [{ kind: "organization", shareBasisPoints: 10_000 }],
    ]);
  });
});

describe("the funder's invoice", () => {
  it("is drafted from hours held and followed, names the file and for whom it pays", async () => {
    const { invoiceID, ...scene } = await invoiced();
    const invoice = await at(AFTER, scene, () => Invoice.get(invoiceID));
    expect(invoice).toMatchObject({ status: "issued", net: 100_000, fundingID: scene.fundingID });
    expect(invoice.buyer).toMatchObject({ kind: "funder", reference: "DOS-2026-17", name: "OPCO Inventé" });
    expect(invoice.lines[0]?.description).toContain("6\u00a0h suivies du 01/02/2026 au 02/02/2026");
    const said = invoice.notes.map(({ text }) => text).join(" ");
    expect(said).toContain("subrogation de paiement pour le compte de Client Inventé");
    expect(said).toContain("certificats de réalisation, feuille de présence");
  });

  it("waits again once its draft was dropped, and may then still be refused or pass", async () => {
    const scene = await followed();
    const { fundingID } = scene;
    await at(AFTER, scene, () => Funding.draft({ fundingID }));
    const { invoiceID } = await at(AFTER, scene, () => Funding.get(fundingID));
    await expect(at(AFTER, scene, () => Funding.refuse({ fundingID, reason: "Non" }))).rejects.toMatchObject({
      code: "funding.other_state",
    });
    const one = { invoiceID: invoiceID ?? "" };
    await at(AFTER, scene, () => Invoice.discard(one));
    await job(AFTER, scene, () => Funding.recordDropped(fundingID, "invoice_another"));
    expect((await at(AFTER, scene, () => Funding.get(fundingID))).invoiceID).toBe(one.invoiceID);
    for (let turn = 0; turn < 2; turn++) await job(AFTER, scene, () => Funding.recordDropped(fundingID, one.invoiceID));
    const file = await at(AFTER, scene, () => Funding.get(fundingID));
    expect([file.invoiceID, file.moments.at(-1)?.kind]).toEqual([null, "draftDropped"]);
    expect(file.moments.filter(({ kind }) => kind === "draftDropped")).toHaveLength(1);
    await at(AFTER, scene, () => Funding.draft({ fundingID }));
    await at(AFTER, scene, () => Funding.issue({ fundingID }));
  });

  it("is issued from its file alone", async () => {
    const scene = await followed();
    const { fundingID } = scene;
    await at(AFTER, scene, () => Funding.draft({ fundingID }));
    const { invoiceID } = await at(AFTER, scene, () => Funding.get(fundingID));
    const one = { invoiceID: invoiceID ?? "" };
    await expect(at(AFTER, scene, () => Invoice.issue(one))).rejects.toMatchObject({ code: "invoice.of_funder" });
    const many = await at(AFTER, scene, () => Invoice.issueMany({ invoiceIDs: [one.invoiceID] }));
    expect(many).toEqual({ issued: [], refused: [{ id: one.invoiceID, code: "invoice.of_funder" }] });
  });

  it("is blocked by hours below those agreed, until the agreement says them", async () => {
    const scene = await followed({}, [1]);
    const { fundingID } = scene;
    await at(AFTER, scene, () => Funding.draft({ fundingID }));
    await expect(at(AFTER, scene, () => Funding.issue({ fundingID }))).rejects.toMatchObject({
      code: "funding.gaps",
      fields: [{ code: "funding.gap_hours_below" }],
    });
    const people = [{ enrolmentID: scene.enrolmentIDs[1] ?? "", minutes: 180 }];
    const change = { fundingID, reason: "Avenant du financeur", net: null, hourNet: 8_333, people, ...DAYS };
    await at(AFTER, scene, () => Funding.amend(change));
    await job(AFTER, scene, () => Funding.settle(fundingID));
    await at(AFTER, scene, () => Funding.draft({ fundingID }));
    const issued = await at(AFTER, scene, () => Funding.issue({ fundingID }));
    const { net } = await at(AFTER, scene, () => Invoice.get(issued.invoiceID));
    expect(net).toBe(49_998 + 24_999);
    const [payer] = await at(AFTER, scene, () => Invoice.candidates({}));
    expect(payer).toMatchObject({ kind: "organization", net: 140_000 - net });
  });

  it("is blocked when a sheet was corrected after the draft", async () => {
    const scene = await followed();
    const { fundingID } = scene;
    await at(AFTER, scene, () => Funding.draft({ fundingID }));
    const { Attendance } = await import("../attendance/index.ts");
    const marks = [{ enrolmentID: scene.enrolmentIDs[0] ?? "", presence: "absent" as const }];
    const session = { cohortID: scene.cohortID, sessionID: scene.sessionIDs[0] ?? "" };
    await at(AFTER, scene, () => Attendance.correct({ ...session, marks }));
    const { gaps } = await at(AFTER, scene, () => Funding.card({ fundingID }));
    expect(gaps.map(({ code }) => code)).toEqual(["hours_below", "certificate_differs", "draft_differs"]);
  });
});

describe("what a funder does not pay", () => {
  it("is taken back from it and asked of the organization, to the cent, once", async () => {
    const { invoiceID, ...scene } = await invoiced();
    const { fundingID } = scene;
    await at(AFTER, scene, async () => {
      const invoice = await Invoice.get(invoiceID);
      const { invoice: paid } = Invoice.changeOf(
        Invoice.credited(invoice, { amount: 72_000, at: "2026-02-11T09:00:00.000Z", month: "2026-02" }),
      );
      await db().write({ paid }, {});
      await Funding.refuseRest({ fundingID, reason: "Plafond annuel atteint" });
    });
    for (let run = 0; run < 2; run++) {
      await job(AFTER, scene, async () => {
        await Funding.creditRest(fundingID);
        await Funding.settle(fundingID);
      });
    }
    const { rest } = await at(AFTER, scene, () => Funding.get(fundingID));
    const [note, remainder, invoice] = await at(AFTER, scene, () =>
      Promise.all([rest?.creditNoteID ?? "", rest?.invoiceID ?? "", invoiceID].map((id) => Invoice.get(id))),
    );
    expect(note).toMatchObject({ kind: "creditNote", net: 40_000, buyer: { kind: "funder" } });
    expect(invoice && Invoice.dueOf(invoice)).toBe(0);
    // 400 € a seat: the 200 € that were its own, and the 200 € that the funder leaves.
    expect(remainder).toMatchObject({ status: "draft", net: 80_000, buyer: { organizationID: scene.organizationID } });
    const { invoices } = await at(AFTER, scene, () => Invoice.list({}));
    expect(invoices).toHaveLength(3);
    expect(await at(AFTER, scene, () => Invoice.candidates({}))).toEqual([]);
    await expect(at(AFTER, scene, () => Invoice.issue({ invoiceID: rest?.invoiceID ?? "" }))).resolves.toBeDefined();
  });

  it("adds to what the organization was billed already, no more", async () => {
    const { invoiceID, ...scene } = await invoiced();
    const { fundingID } = scene;
    const seats = scene.enrolmentIDs.map((enrolmentID) => ({ cohortID: scene.cohortID, enrolmentID }));
    await at(AFTER, scene, () => Invoice.draft({ seats, payer: scene.organizationID }));
    await at(AFTER, scene, () => Funding.refuseRest({ fundingID, reason: "Refus de paiement" }));
    await job(AFTER, scene, async () => {
      await Funding.creditRest(fundingID);
      await Funding.settle(fundingID);
    });
    const { rest } = await at(AFTER, scene, () => Funding.get(fundingID));
    const remainder = await at(AFTER, scene, () => Invoice.get(rest?.invoiceID ?? ""));
    expect(remainder.net).toBe(100_000);
    expect((await at(AFTER, scene, () => Invoice.get(invoiceID))).status).toBe("credited");
    const [row] = await seatsOf(scene);
    expect(await at(AFTER, scene, () => db().get(Enrolments, row ?? { cohortID: "", enrolmentID: "" }))).toMatchObject({
      payers: [{ kind: "organization" }],
    });
  });
});

import { db } from "@entrepairs/core/db";
import { Enrolments } from "@entrepairs/core/enrolment";
import { Invoice } from "@entrepairs/core/invoice";
import { ID, withClock } from "@entrepairs/core/kernel";
import { Billing } from "@entrepairs/core/testing";
import { describe, expect, it } from "vitest";
import { consume } from "../outbox/consume.ts";
import { button, connect, firmOf, get, mails, openTill, owner, post, press, state, until, work } from "./fixture.ts";

openTill();

describe("a visitor's seat", () => {
  /** A company's person who chose the card: the seat is held, its invoice comes by the event. */
  async function visitor(minutes = 35) {
    const seat = await owner(async () => {
      await connect();
      return Billing.addHeldSeat(await Billing.addCohort(), new Date(Date.now() + minutes * 60_000).toISOString());
    });
    const happened = { event: "enrolment.cardChosen", ids: seat, firmID: firmOf(), at: "" };
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

  it("is said to be kept until an hour, and to be paid by card", async () => {
    const { path } = await visitor();
    const page = await (await get(path)).text();
    expect(page).toContain("La place est gardée jusqu’au");
    for (const other of ["Par carte ou par prélèvement", "virement", "au plus tard"]) expect(page).not.toContain(other);
    expect(await (await fetch(await button(path))).text()).not.toContain("SEPA");
  });

  it("is asked for no more once its hold is over: the page closes at Stripe and here", async () => {
    const { seat, path, invoiceID } = await visitor(2);
    const page = await button(path);
    await withClock(Date.now() + 3 * 60_000, async () => {
      const due = { event: "enrolment.holdEnded", ids: seat, firmID: firmOf(), eventID: ID.create("event"), at: "" };
      expect(await consume(due)).toBe(true);
      await work();
    });
    expect((await press(page, "card")).status).toBe(410);
    const gone = await (await get(path)).text();
    expect(gone).toContain("Cette place n’est plus gardée");
    expect(gone).not.toContain("<form");
    const again = await post(path);
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining("rien n’est dû")]);
    expect((await state(invoiceID)).invoice).toMatchObject({ status: "issued", paid: 0 });
  });

  it("that was gone when the money came is refunded once, and who paid is told", async () => {
    const { seat, path, invoiceID } = await visitor();
    const page = await button(path);
    await owner(() => db().write({ seat: Enrolments.update(seat, { set: { status: "cancelled" } }) }, {}));
    await press(page, "card");
    await until(async () => (await state(invoiceID)).refunds.some((refund) => refund.status === "sent"));
    const [payment] = (await state(invoiceID)).payments;
    const happened = {
      event: "invoice.paid",
      ids: { invoiceID, reference: payment?.reference ?? "" },
      firmID: firmOf(),
      at: "",
    };
    await consume({ ...happened, eventID: ID.create("event") });
    await work();
    expect((await state(invoiceID)).refunds).toMatchObject([{ amount: 84_000, reason: "seatGone", status: "sent" }]);
    expect(mails.filter(({ text }) => text.includes("paymentRefunded"))).toHaveLength(1);
  });
});

import { db } from "@entrepairs/core/db";
import { Files, memoryFiles } from "@entrepairs/core/gateway";
import { Actor, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Order } from "@entrepairs/core/order";
import { asMember, Billing } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { quotePdf, textDocument } from "@entrepairs/facturx";
import { describe, expect, it } from "vitest";
import { agreementDocument } from "./agreement.ts";
import { agreementOf, quoteDocumentOf } from "./order.ts";

openTable(() => {
  Billing.configureForTests();
  Files.configure(memoryFiles());
});

const AT = Date.parse("2026-11-23T09:00:00.000Z");
const around = { zone: "Europe/Paris", url: "http://127.0.0.1:1/devis/x", demo: true };

/** A sent quote of two rates, with a rebate on a line and on the whole. */
function quoted<R>(body: (orderID: string) => Promise<R>, over: { locale?: "en" } = {}): Promise<R> {
  return withClock(AT, () =>
    asMember({ roles: ["owner"] }, async () => {
      await Billing.foundFirm({ activityNumber: "11755555555", colour: "#a52" });
      const { memberID, accountID } = Actor.member();
      const member = {
        memberID,
        accountID,
        email: "o@firm.example",
        name: "Odile Inventée",
        roles: ["owner" as const],
      };
      const invitedAt = new Date(AT).toISOString();
      await db().write({ member: Members.create({ ...member, status: "active", invitedAt }) }, {});
      const { orderID } = await Order.create({
        organizationID: await Billing.addClient(),
        cohortID: await Billing.addCohort(),
        object: "Codéveloppement & Œuvre commune",
        signatory: { name: "Inès Morvan", email: "ines@client.example", role: "Directrice" },
        seats: 8,
        people: ["Ana Lopes", "Bo Ağaoğlu"],
        lines: [
          { basis: "group", description: "Un groupe de cinq à huit pairs", quantity: "1", unitNet: 560_000 },
          {
            basis: "day",
            description: "Préparation",
            quantity: "1.5",
            unitNet: 90_001,
            discount: { reason: "Fidélité", basisPoints: 1_000 },
          },
          { basis: "extra", description: "Salle", quantity: "7", unitNet: 12_000, vatRate: 1_000 },
        ],
        discount: { reason: "Premier groupe", amount: 10_001 },
        schedule: "deposit30",
        validUntil: "2026-12-31",
        purchaseOrder: "BC-77",
        ...over,
      });
      await Order.send({ orderID });
      return body(orderID);
    }),
  );
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("the papers of an order", () => {
  it("draw a quote to the cent of the order, always the same bytes", () =>
    quoted(async (orderID) => {
      const order = await Order.get(orderID);
      const document = quoteDocumentOf(order, around);
      expect(document.totals).toMatchObject({ netCents: order.net, vatCents: order.vat, grossCents: order.gross });
      expect(document.schedule.reduce((sum, { netCents }) => sum + netCents, 0)).toBe(order.net);
      expect(document.facts).toContainEqual(["Participants", "Ana Lopes, Bo Ağaoğlu, 6 à nommer plus tard"]);
      const bytes = await quotePdf(document);
      expect(textOf(bytes).startsWith("%PDF-1.7")).toBe(true);
      expect(textOf(await quotePdf(quoteDocumentOf(await Order.get(orderID), around)))).toBe(textOf(bytes));
      expect(() => quoteDocumentOf({ ...order, gross: order.gross + 1 }, around)).toThrow(/total/);
    }));

  it("draw the quote of an English client in English, to the same cent", () =>
    quoted(
      async (orderID) => {
        const order = await Order.get(orderID);
        const document = quoteDocumentOf(order, around);
        expect(document.totals.grossCents).toBe(order.gross);
        expect(document.facts).toContainEqual(["Participants", "Ana Lopes, Bo Ağaoğlu, 6 to be named later"]);
        const said = [
          ...document.terms.slice(0, 4),
          document.answer.text,
          ...document.schedule.map(({ when }) => when),
        ];
        for (const text of said) expect(text).not.toMatch(/[éèà]|devis|facture|paiement/i);
        const bytes = await quotePdf(document);
        expect(textOf(bytes)).toContain("/Lang (en-GB)");
        if (process.env.PAPERS) {
          const { writeFileSync } = await import("node:fs");
          writeFileSync(`${process.env.PAPERS}/q-en.pdf`, bytes);
        }
      },
      { locale: "en" },
    ));

  it("draw an agreement with both names once both have signed it, and its fingerprint", () =>
    quoted(async (orderID) => {
      const bearer = { type: "link" as const, firmID: Actor.firmID(), linkID: "link_test", purpose: Order.PURPOSE };
      const asBuyer = <R>(body: () => Promise<R>) => Actor.provide({ ...bearer, subject: { orderID } }, body);
      const person = { name: "Inès Morvan", role: "Directrice", accepted: true as const };
      await asBuyer(() => Order.approve(person));
      await Order.sendAgreement({ orderID, sessions: [] });
      const text = await Order.agreementText(orderID);
      if (!text) throw new Error("no text");
      const before = agreementDocument(agreementOf(await Order.get(orderID), text, around));
      expect(before.signatures?.map(({ signedAt }) => Boolean(signedAt))).toEqual([true, false]);
      await asBuyer(() => Order.sign({ ...person, textHash: text.textHash }));
      const after = agreementDocument(agreementOf(await Order.get(orderID), text, around));
      expect(after.signatures).toMatchObject([{ name: "Odile Inventée" }, { name: "Inès Morvan" }]);
      expect(after.signatures?.[1]?.signedAt).toContain("2026");
      expect(after.proof).toContain(text.textHash);
      expect(after.articles).toHaveLength(text.articles.length);
      expect(textOf(await textDocument(after))).toBe(textOf(await textDocument(after)));
      if (process.env.PAPERS) {
        const { writeFileSync } = await import("node:fs");
        writeFileSync(`${process.env.PAPERS}/q.pdf`, await quotePdf(quoteDocumentOf(await Order.get(orderID), around)));
        writeFileSync(`${process.env.PAPERS}/a.pdf`, await textDocument(after));
      }
    }));
});

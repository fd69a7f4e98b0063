/** @jsxImportSource hono/jsx */
import type { Invoice } from "@entrepairs/core/invoice";
import { expect, test } from "vitest";
import { OtherWay, Transfer } from "./transfer.tsx";

const iban = "FR7699999000440000000001022";
type Bank = Invoice.Content["seller"]["bank"];
type Kind = Invoice.Content["buyer"]["kind"];
const invoiceWith = (bank: Bank, kind: Kind = "organization") =>
  ({
    number: "F2026-0001",
    seller: { name: "Cabinet Inventé", email: "a@a.example", bank },
    buyer: { kind },
  }) as Invoice.Stored;
const read = (shown: unknown) => String(shown).replaceAll(/[\u00a0\u202f]/g, " ");

test("a payer reads the account where there is one, and is promised no transfer where there is none", () => {
  const known = invoiceWith({ iban, bic: "DEMOFRPP", holder: "Cabinet Inventé" });
  for (const shown of [<Transfer invoice={known} locale="fr" />, <OtherWay invoice={known} locale="fr" />]) {
    expect(read(shown)).toContain("FR76 9999 9000 4400 0000 0001 022");
    expect(read(shown)).toContain("DEMOFRPP");
    expect(read(shown)).toContain("F2026-0001");
  }
  for (const bank of [null, undefined]) {
    const invoice = invoiceWith(bank);
    for (const shown of [<Transfer invoice={invoice} locale="fr" />, <OtherWay invoice={invoice} locale="en" />]) {
      expect(read(shown)).not.toMatch(/virement|transfer|IBAN/i);
      expect(read(shown)).toContain("mailto:a@a.example");
    }
  }
});

test("a public body reads that its accountant transfers, not that the firm lacks online payment", () => {
  const invoice = invoiceWith({ iban, bic: null, holder: "Cabinet Inventé" }, "publicBody");
  const shown = read(<Transfer invoice={invoice} locale="fr" />);
  expect(shown).toContain("mandat administratif");
  expect(shown).not.toContain("en ligne");
});

import { beforeEach } from "vitest";
import { db, Table, type TableClient } from "../db/index.ts";
import { Invoice } from "../invoice/index.ts";
import { ID, now, withIdempotencyKey } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { asMember, Billing, firmDay } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Takeover } from "./index.ts";

const { addClient, configureForTests, foundFirm } = Billing;

/** The firm of the test that runs, its owner and its client. */
export const here = { firmID: "", memberID: "", organizationID: "" };

export function openBooks(): void {
  openTable(configureForTests);
  beforeEach(async () => {
    Object.assign(here, { firmID: ID.createFirm(), memberID: ID.create("member") });
    await owner(async () => {
      await foundFirm();
      here.organizationID = await addClient();
      const member = { memberID: here.memberID, email: "o@cabinet.example", name: "Olga Inventée" };
      await db().heal({ member: Members.put({ ...member, roles: ["owner"], status: "active", invitedAt: now() }) });
    });
  });
}

export const owner = <R>(body: () => R) =>
  asMember({ firmID: here.firmID, memberID: here.memberID, roles: ["owner"] }, body);

export const YEAR = firmDay().slice(0, 4);

/** Says where the former tool stood: 41 invoices, 3 credit notes. */
export const declare = (over: object = {}) =>
  owner(() =>
    Takeover.continueSeries({
      pattern: "{series}A{year}-{number:3}",
      restart: "yearly",
      lastInvoice: `FA${YEAR}-041`,
      lastCreditNote: `AVA${YEAR}-003`,
      lastIssuedOn: `${YEAR}-01-01`,
      ...over,
    }),
  );

/** Issues one of ours. */
export async function issued(): Promise<string> {
  const buyer = { ...BUYER, organizationID: here.organizationID };
  const lines = [{ description: "Journée", quantity: 1, unitNet: 70_000, vatRate: 2_000 }];
  const { invoiceID } = await Invoice.prepare({ kind: "standard", buyer, object: "Journée", lines });
  return String((await Invoice.issue({ invoiceID })).number);
}

const BUYER = {
  kind: "organization" as const,
  name: "Client Inventé",
  siret: "40483304800022",
  vatNumber: null,
  address: { street: "12 rue des Lilas", postalCode: "69003", city: "Lyon", country: "FR" },
  email: "compta@client-invente.example",
};

const HEAD = "Numéro;Date;Échéance;Client;SIRET;Courriel;Taux;HT;TVA;Payé";
export const open = (number: string, over = "1 000,00;200,00;300,00") =>
  `${number};01/01/${YEAR};01/01/${YEAR};Client Inventé;;;20 %;HT`.replace("HT", over);
export const take = (lines: string[], key?: string) =>
  owner(() => withIdempotencyKey(key, () => Takeover.importInvoices({ text: [HEAD, ...lines].join("\n") })));

/** A table that dies at the transaction of this number, after or before it is written. */
export function dyingAt(number: number, when: "before" | "after"): TableClient {
  const real = Table.use();
  let count = 0;
  return {
    ...real,
    transact: async (items, token) => {
      count += 1;
      if (count > number) throw new Error("killed");
      if (count === number && when === "before") throw new Error("killed");
      await real.transact(items, token);
      if (count === number) throw new Error("killed");
    },
  };
}

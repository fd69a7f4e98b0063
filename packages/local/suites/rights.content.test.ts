import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Invoices } from "@entrepairs/core/invoice";
import { Actor } from "@entrepairs/core/kernel";
import { Rights } from "@entrepairs/core/rights";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { everyItem, says } from "./scan.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let firm: FirmWorld;
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("zqrights");
  await workEvents(firm.firmID);
}, 120_000);
afterAll(() => world.close());

/** Rows that the report of an erasure names, and what invoices are listed by. */
const LEGAL = [
  "invoice",
  "invoiceCard",
  "collection",
  "signedAgreement",
  "signatureSheet",
  "certificate",
  "order",
  "funding",
  "document",
];

const asOwner = <R>(body: () => Promise<R>) => Actor.provide(firm.people.owner.actor, body);
const asSystem = <R>(body: () => Promise<R>) =>
  Actor.provide({ type: "system", firmID: firm.firmID, job: "test" }, body);

async function person() {
  const { participantID = "" } = firm.people.participant.actor;
  const { email } = firm.people.participant;
  const key = await asOwner(() => Rights.find({ email }));
  expect(key.participantID).toBe(participantID);
  const held = await asOwner(() => Rights.held(key));
  return { key, held, email, name: held.name };
}

it("refuses while money is open or a seat is taken, and changes nothing", async () => {
  const { key, held, name } = await person();
  expect(held.seats.length).toBeGreaterThan(0);
  const before = await everyItem(world);
  await expect(asOwner(() => Rights.erase({ ...key, typed: "Quelqu’un d’autre" }))).rejects.toMatchObject({
    fields: [{ path: "typed", code: "rights.name_differs" }],
  });
  const code = held.openInvoices.length > 0 ? "rights.invoices_open" : "rights.seat_taken";
  await expect(asOwner(() => Rights.erase({ ...key, typed: name }))).rejects.toMatchObject({ code });
  expect(await everyItem(world)).toEqual(before);
});

/** The cycle is over and all was paid: what groups and payments do elsewhere, written at once. */
async function settle({ held }: Awaited<ReturnType<typeof person>>): Promise<void> {
  await asSystem(async () => {
    for (const { cohortID } of held.seats) {
      const { cohort } = await Enrolment.groupOf(cohortID);
      await db().heal({ cohort: Cohorts.replace({ ...cohort, status: "closed" }) });
    }
    for (const { invoiceID } of held.openInvoices) {
      const invoice = await db().get(Invoices, { invoiceID });
      if (!invoice) continue;
      const paid = { ...invoice, status: "paid" as const, paid: invoice.gross, prepaid: 0 };
      await db().heal({ invoice: Invoices.replace(paid) });
    }
  });
}

it("leaves the name and the address in the legal records of its report, and nowhere else", async () => {
  const one = await person();
  await settle(one);
  const { key, name, email } = await person();
  const before = (await everyItem(world)).filter((item) => says(item, [name, email]));
  console.log("named in", [...new Set(before.map(({ e }) => e))].join(", "));
  await asOwner(() => Rights.erase({ ...key, typed: ` ${name.toUpperCase()} ` }));
  expect(await workEvents(firm.firmID)).toBe(true);
  const after = (await everyItem(world)).filter((item) => says(item, [name, email]));
  console.log("still in", after.map(({ e }) => e).join(", "));
  expect(after.map(({ e }) => String(e)).filter((entity) => !LEGAL.includes(entity))).toEqual([]);
  const mails = world.mail.messages().filter((mail) => says(mail, [name, email]));
  expect(mails).toEqual([]);
  const [report] = await asOwner(() => Rights.list({}));
  console.log(report);
  expect(report).toMatchObject({ status: "done", askedBy: "firm", subject: null });
});

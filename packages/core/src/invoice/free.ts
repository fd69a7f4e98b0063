import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Address, Firm, Identity } from "../firm/index.ts";
import { Actor, Email, fn, ID, line, parse, refusedField } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { referred, Words } from "./draft.ts";
import { Event } from "./event.ts";
import { InvoiceCards, Invoices } from "./invoice.table.ts";
import { type Buyer, buyerOfOrganization } from "./party.ts";
import { DiscountInput, draftRow, LINES_MAX, LineInput, Preparation } from "./prepare.ts";
import { cardOf } from "./row.ts";

const Typed = { name: line(160), email: Email, address: Address };
const FreeBuyer = v.variant("kind", [
  v.object({ kind: v.literal("organization"), organizationID: ID.schema("organization") }),
  v.object({ kind: v.literal("company"), ...Typed, siret: v.pipe(v.string(), v.trim(), v.maxLength(40, "too_long")) }),
  v.object({ kind: v.literal("individual"), ...Typed }),
]);

const Free = v.object({
  buyer: FreeBuyer,
  ...Words,
  object: line(200),
  lines: v.pipe(
    v.array(v.omit(LineInput, ["seats", "ofLine"])),
    v.minLength(1, "required"),
    v.maxLength(LINES_MAX, "invoice.too_many_lines"),
  ),
  discount: v.optional(v.nullable(DiscountInput), null),
});
type Free = v.InferOutput<typeof Free>;

/** Drafts an invoice of any lines to a chosen buyer, a client or whom one types; it covers no seat. */
export const draftFree = fn("invoice.draftFree", Free, async ({ buyer: given, object, lines, discount, ...words }) => {
  Actor.assertRole("owner", "manager");
  const card = given.kind === "organization" ? await Organization.get(given.organizationID) : undefined;
  const buyer = card ? buyerOfOrganization(card) : typedBuyer(given);
  const said = { kind: "standard", ...referred({ buyer, card, words }), object, lines, discount };
  const invoice = draftRow(parse(Preparation, said), await Firm.get());
  const { invoiceID } = invoice;
  const written = await db().write(
    {
      invoice: Invoices.create(invoice),
      card: InvoiceCards.put(cardOf(invoice)),
      remembered: card && Organization.remembering(card.organizationID, words),
      event: event(Event.Drafted, { invoiceID }),
    },
    { invoiceID, rev: 1 },
  );
  return written.answer;
});

function typedBuyer(given: Free["buyer"]): Buyer {
  if (given.kind === "organization") throw new Error("A client has its card");
  const { kind, name, email, address } = given;
  const siret = given.kind === "company" ? Identity.checkSiret(given.siret) : undefined;
  if (siret && !siret.ok) throw refusedField("buyer.siret", siret.code, "This SIRET is not right");
  return {
    kind,
    name,
    email,
    address,
    organizationID: null,
    siret: siret?.value ?? null,
    vatNumber: null,
    serviceCode: null,
    engagementNumber: null,
    reference: null,
    country: address.country,
  };
}

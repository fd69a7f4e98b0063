import * as v from "valibot";
import { entity, ID, Instant, line, Zone } from "../kernel/index.ts";

export const VAT_REGIMES = ["standard", "exempt", "franchise"] as const;

export const Address = v.object({
  street: line(200),
  postalCode: v.pipe(v.string(), v.trim(), v.regex(/^[0-9]{5}$/, "postal_code")),
  city: line(100),
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, "country")), "FR"),
});

/** The account that payers transfer to, as an invoice prints it. */
export const BankDetails = v.object({ iban: v.string(), bic: v.nullable(v.string()), holder: v.string() });

export const FirmRow = v.object({
  firmID: ID.Firm,
  name: v.string(),
  slug: v.string(),
  siret: v.string(),
  vatNumber: v.nullable(v.string()),
  vatRegime: v.picklist(VAT_REGIMES),
  address: Address,
  /** Declaration-of-activity number of a training body. */
  activityNumber: v.optional(v.nullable(v.string())),
  /** Who answers for the firm's public pages, as its legal notice names him (loi du 21 juin 2004, article 1-1). */
  publisher: v.optional(v.nullable(v.string())),
  /** None: no invoice and no message promises a transfer. */
  bank: v.optional(v.nullable(BankDetails)),
  colour: v.nullable(v.string()),
  contactEmail: v.string(),
  zone: Zone,
  locale: v.picklist(["fr", "en"]),
  /** Least number of distinct people in a published block (3 to 10). */
  anonymityFloor: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(10)),
  stripeAccountID: v.optional(v.string()),
  stripeStatus: v.picklist(["none", "pending", "restricted", "active"]),
  createdAt: Instant,
});

/** The tenant itself. */
export const Firms = entity({
  name: "firm",
  version: 1,
  schema: FirmRow,
  key: (_: object) => ({ pk: ["FIRM"], sk: ["FIRM"] }),
});

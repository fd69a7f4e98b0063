import * as v from "valibot";
import { Address, Identity } from "../firm/index.ts";
import { Cents, DomainError, Email, ID, line, refusedField } from "../kernel/index.ts";
import type { Payer } from "./enrolment.table.ts";
import { assertParts, type Part } from "./payer-parts.ts";

export const PAYERS_MOST = 5;

/** One of the three ways to say how much. */
const How = {
  shareBasisPoints: v.optional(
    v.pipe(v.number(), v.integer("rate"), v.minValue(1, "rate"), v.maxValue(10_000, "enrolment.shares_above")),
  ),
  amountNet: v.optional(Cents),
  rest: v.optional(v.literal(true)),
};

/** Who pays, and how much of the price: a client, a self-employed person, or one who pays already (`payerID`). */
const Term = v.variant("kind", [
  v.object({ kind: v.literal("organization"), organizationID: ID.schema("organization"), ...How }),
  v.object({
    kind: v.literal("company"),
    name: line(160),
    siret: v.pipe(v.string(), v.trim(), v.minLength(1, "required"), v.maxLength(40, "too_long")),
    email: Email,
    address: Address,
    ...How,
  }),
  v.object({ kind: v.literal("kept"), payerID: ID.schema("payer"), ...How }),
]);

export const PayerTerms = v.pipe(
  v.array(Term),
  v.minLength(1, "required"),
  v.maxLength(PAYERS_MOST, "enrolment.too_many_payers"),
);
export type PayerTerms = v.InferOutput<typeof PayerTerms>;

interface Known {
  priceNet: number;
  /** Those who pay today, whom `kept` names. */
  payers: readonly Payer[];
  /** The firm's own clients among those named. */
  organizations: readonly ({ organizationID: string; name: string } | undefined)[];
}

/**
 * The payers of a seat as they are said, their parts adding up to its price. A client of another firm, the same payer
 * twice, a wrong SIRET, parts that are not the price: refused by the field. Who pays on keeps his id.
 */
export function payersFrom(terms: PayerTerms, known: Known): Payer[] {
  const payers = terms.map((term, at): Payer => ({ ...whoOf(term, at, known), ...howOf(term, at) }));
  const seen = new Set<string>();
  for (const [at, payer] of payers.entries()) {
    if (seen.has(keyOf(payer)))
      throw refusedField(`payers.${at}.${nameOf(payer)}`, "enrolment.payer_twice", "This payer is there twice");
    seen.add(keyOf(payer));
  }
  assertParts(known.priceNet, payers);
  return payers;
}

/** The field that says who he is. */
function nameOf({ kind }: Payer): string {
  if (kind === "organization") return "organizationID";
  return kind === "company" ? "siret" : "payerID";
}

function howOf({ shareBasisPoints, amountNet, rest }: PayerTerms[number], at: number): Part {
  const said = [shareBasisPoints, amountNet, rest].filter((one) => one !== undefined);
  if (said.length !== 1)
    throw refusedField(`payers.${at}.rest`, "enrolment.part_unsaid", "Say a share, a sum or the rest");
  return {
    shareBasisPoints: shareBasisPoints ?? 0,
    ...(amountNet !== undefined && { amountNet }),
    ...(rest && { rest }),
  };
}

function whoOf(term: PayerTerms[number], at: number, { payers, organizations }: Known): Payer {
  if (term.kind === "kept") {
    const kept = payers.find(({ payerID }) => payerID === term.payerID);
    if (!kept) throw unknown(`payers.${at}.payerID`);
    const { amountNet: _, rest: __, ...who } = kept;
    return who;
  }
  if (term.kind === "organization") {
    const client = organizations.find((one) => one?.organizationID === term.organizationID);
    if (!client) throw unknown(`payers.${at}.organizationID`);
    const same = payers.find((one) => one.kind === "organization" && one.organizationID === client.organizationID);
    const { organizationID, name } = client;
    return { kind: "organization", payerID: same?.payerID ?? ID.create("payer"), organizationID, name, ...NONE };
  }
  const siret = Identity.checkSiret(term.siret);
  if (!siret.ok) throw refusedField(`payers.${at}.siret`, siret.code, "This SIRET is not right");
  const same = payers.find((one) => one.kind === "company" && one.siret === siret.value);
  const { kind, name, email, address } = term;
  const payerID = same?.payerID ?? ID.create("payer");
  return { kind, payerID, name, email, address, siret: siret.value, selfEmployed: true, ...NONE };
}

const NONE = { shareBasisPoints: 0 };

function unknown(path: string): DomainError {
  return new DomainError("notFound", "enrolment.payer_unknown", "This payer does not exist or is not open to you", [
    { path, code: "enrolment.payer_unknown" },
  ]);
}

function keyOf(payer: Payer): string {
  if (payer.kind === "organization") return payer.organizationID;
  if (payer.kind === "funder") return payer.fundingID;
  return payer.kind === "company" ? payer.siret : payer.payerID;
}

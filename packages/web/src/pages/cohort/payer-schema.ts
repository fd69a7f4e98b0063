import * as v from "valibot";
import { centsOf, numberOf } from "../../format/typed.ts";
import type { Enrolment, PayerTerms } from "./cohort.data.ts";

type Payer = Enrolment["payers"][number];

export const HOWS = ["rest", "amount", "share"] as const;
export type How = (typeof HOWS)[number];
/** The choice that is neither a client nor someone who pays already. */
export const INDEPENDENT = "independent";

export const howOf = ({ rest, amountNet }: Pick<Payer, "rest" | "amountNet">): How => {
  if (rest) return "rest";
  return amountNet === null ? "share" : "amount";
};

/** What the list of payers chooses: a client, or someone who pays already and is no client. */
export const whoOf = ({ organizationID, payerID }: Pick<Payer, "organizationID" | "payerID">): string =>
  organizationID ?? payerID;

const typed = (read: (text: string) => number | undefined, code: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.nonEmpty("required"),
      v.check((text) => read(text) !== undefined, code),
      v.transform((text) => read(text) ?? 0),
    ),
  );

const words = (max: number) => v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty("required"), v.maxLength(max)));
const place = v.object({ street: words(200), postalCode: words(10), city: words(100) });

/** Fields bear the names that the API refuses: `rest` says which of the three ways, `organizationID` who. */
const Row = v.object({
  organizationID: v.pipe(v.string(), v.nonEmpty("required")),
  rest: v.picklist(HOWS, "required"),
  amountNet: typed(centsOf, "money"),
  shareBasisPoints: typed((text) => {
    const percent = numberOf(text);
    return percent === undefined ? undefined : Math.round(percent * 100);
  }, "number"),
  name: words(160),
  siret: words(40),
  email: words(254),
  address: v.optional(place),
});
type Row = v.InferOutput<typeof Row>;

const partOf = ({ rest, amountNet, shareBasisPoints }: Row) => {
  if (rest === "rest") return { rest: true as const };
  return rest === "amount" ? { amountNet: amountNet ?? 0 } : { shareBasisPoints: shareBasisPoints ?? 0 };
};

function termOf(row: Row): PayerTerms[number] {
  const { organizationID: who, name = "", siret = "", email = "" } = row;
  if (who.startsWith("payer_")) return { kind: "kept", payerID: who, ...partOf(row) };
  if (who !== INDEPENDENT) return { kind: "organization", organizationID: who, ...partOf(row) };
  const { street = "", postalCode = "", city = "" } = row.address ?? {};
  return { kind: "company", name, siret, email, address: { street, postalCode, city }, ...partOf(row) };
}

/** The rows of the form, as the API takes them. */
export const Rows = v.pipe(
  v.optional(v.array(Row), []),
  v.transform((rows) => rows.map(termOf)),
);

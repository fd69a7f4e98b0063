import * as v from "valibot";
import type { Firm } from "../firm/index.ts";
import { Cents, type FieldProblem, line, refusedField, text } from "../kernel/index.ts";
import type { ProgrammeContent } from "./programme.table.ts";

export type Content = v.InferOutput<typeof ProgrammeContent>;
type VatRegime = Firm.Info["vatRegime"];

/** Rates of France for what a coaching firm sells: the normal one, and the one of the overseas departments. */
const RATES = [2000, 850] as const;

const Line = v.optional(v.nullable(line(300)), null);
const Text = v.optional(
  v.nullable(
    v.pipe(
      text(8_000),
      v.transform((value) => value || null),
    ),
  ),
  null,
);
const lines = (max: number) => v.optional(v.pipe(v.array(line(400)), v.maxLength(max, "too_many")), []);
const Quantity = (max: number) =>
  v.optional(v.nullable(v.pipe(v.number(), v.minValue(0.25, "number"), v.maxValue(max, "number"))), null);

/** What the firm writes of a programme; only its title is needed to keep a draft. */
export const Input = v.object({
  title: line(160),
  category: Line,
  theme: Line,
  tags: lines(30),
  description: Text,
  goals: Text,
  objectives: lines(30),
  public: lines(30),
  prerequisites: Line,
  days: Quantity(200),
  hours: Quantity(1_500),
  nature: v.optional(v.picklist(["training", "service"]), "training"),
  /** Cents, net of VAT, one seat. */
  priceNet: v.optional(v.nullable(Cents), null),
  /** Basis points; the firm's own rate when absent. */
  vatRate: v.optional(
    v.nullable(v.pipe(v.number(), v.integer("rate"), v.minValue(0, "rate"), v.maxValue(10_000, "rate"))),
    null,
  ),
  methods: Text,
  results: Text,
  outline: lines(60),
  body: v.optional(
    v.pipe(v.array(v.object({ heading: v.nullable(line(200)), text: text(8_000) })), v.maxLength(40, "too_many")),
    [],
  ),
  disabilityContact: Line,
  nsfCode: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.regex(/^\d{3}[a-z]?$/, "nsf_code"))), null),
  weight: v.optional(
    v.nullable(v.pipe(v.number(), v.integer("number"), v.minValue(-100_000, "number"), v.maxValue(100_000, "number"))),
    null,
  ),
});
export type Input = v.InferOutput<typeof Input>;

/** The whole content of what only says some of it, as `create` would keep it. */
export function filled(some: Partial<Input> & { title: string }): Input {
  return v.parse(Input, some);
}

/** The rate that a firm's regime gives to an operation when nothing else is written. */
export function usualRate(nature: Content["nature"], regime: VatRegime): number {
  if (regime === "franchise") return 0;
  return regime === "exempt" && nature === "training" ? 0 : 2000;
}

/**
 * Why a rate cannot stand, or nothing. A firm whose training is exempt (CGI 261, 4, 4° a) charges none on it, a firm
 * under the franchise (CGI 293 B) charges none at all; elsewhere VAT is due.
 */
export function vatRefusal(content: Pick<Content, "nature" | "vatRate">, regime: VatRegime): string | undefined {
  const { nature, vatRate } = content;
  if (regime === "franchise") return vatRate === 0 ? undefined : "programme.franchise_firm_vat";
  if (regime === "exempt" && nature === "training") return vatRate === 0 ? undefined : "programme.exempt_firm_vat";
  return RATES.some((rate) => rate === vatRate) ? undefined : "programme.vat_rate";
}

/** The content with its rate settled; throws the refusal beside its field. */
export function settled(input: Input, regime: VatRegime): Content {
  const content: Content = { ...input, vatRate: input.vatRate ?? usualRate(input.nature, regime) };
  const code = vatRefusal(content, regime);
  if (code) throw refusedField("vatRate", code, "This VAT rate does not go with the firm's regime");
  return content;
}

/**
 * What is still empty before a programme may be published: the information due to the public before enrolment (code du
 * travail L6353-8; Qualiopi, indicator 1). "Aucun" is an answer to the prerequisites, nothing is not.
 */
export function missing(content: Content): FieldProblem[] {
  const fields: FieldProblem[] = [];
  const need = (path: string, code: string, isThere: boolean) => {
    if (!isThere) fields.push({ path, code });
  };
  need("title", "title_empty", content.title !== "");
  need("objectives", "objectives_empty", content.objectives.length > 0);
  need("public", "public_empty", content.public.length > 0);
  need("prerequisites", "prerequisites_empty", content.prerequisites !== null);
  need("days", "duration_empty", content.days !== null || content.hours !== null);
  need("priceNet", "price_empty", content.priceNet !== null);
  need("disabilityContact", "disability_contact_empty", content.disabilityContact !== null);
  return fields;
}

/** What Stripe answers to a parameter it does not know, misses, or cannot read. */
import { Refusal } from "../http/refusal.ts";

/** One complaint of a generated validator. */
export interface Complaint {
  instancePath: string;
  keyword: string;
  params: {
    additionalProperty?: string;
    missingProperty?: string;
    type?: string | string[];
    allowedValues?: unknown[];
  };
}

/** A generated validator. Form validators also convert the texts of the body in place. */
export interface Validate {
  (data: unknown): boolean;
  errors?: Complaint[] | null;
}

/** Refuses what Stripe would refuse; after it, the values of `params` have the declared types. */
export function checkParams(validate: Validate, params: object): void {
  checkMetadata(params);
  if (validate(params)) return;
  throw refusalOf(validate.errors ?? []);
}

function refusalOf(complaints: Complaint[]): Refusal {
  const unknown = complaints.find((complaint) => complaint.keyword === "additionalProperties");
  if (unknown) return unknownParam(nameOf(unknown.instancePath, unknown.params.additionalProperty));
  const missing = complaints.find((complaint) => complaint.keyword === "required");
  if (missing) {
    const param = nameOf(missing.instancePath, missing.params.missingProperty);
    return new Refusal(400, { code: "parameter_missing", message: `Missing required param: ${param}.`, param });
  }
  const [first] = complaints;
  const param = nameOf(first?.instancePath ?? "");
  if (complaints.some(({ params }) => params.type === "integer" || params.type === "number")) {
    return new Refusal(400, { code: "parameter_invalid_integer", message: `Invalid integer: ${param}`, param });
  }
  const allowed = complaints.find((complaint) => complaint.params.allowedValues)?.params.allowedValues;
  const hint = allowed ? `: must be one of ${allowed.slice(0, 12).join(", ")}` : "";
  return new Refusal(400, { message: `Invalid ${param}${hint}`, param });
}

function unknownParam(param: string): Refusal {
  // Removed in 2026-09-30.endive, and still in most examples one finds.
  if (param === "payment_method_types") {
    return new Refusal(400, {
      code: "payment_method_types_no_longer_supported",
      message: "payment_method_types is no longer supported: use excluded_payment_method_types or dynamic methods.",
      param,
    });
  }
  return new Refusal(400, { code: "parameter_unknown", message: `Received unknown parameter: ${param}`, param });
}

/** `/line_items/0/price_data` and `currency` → `line_items[0][price_data][currency]`. */
function nameOf(path: string, last?: string): string {
  const parts = path.split("/").slice(1);
  if (last !== undefined) parts.push(last);
  return parts.map((part, index) => (index === 0 ? part : `[${part}]`)).join("");
}

const metadataLimits = { keys: 50, keyLength: 40, valueLength: 500 };

function checkMetadata(params: object): void {
  const metadata: unknown = "metadata" in params ? params.metadata : undefined;
  if (typeof metadata !== "object" || metadata === null) return;
  const pairs = Object.entries(metadata);
  const long = pairs.find(([key, value]) => {
    return key.length > metadataLimits.keyLength || String(value).length > metadataLimits.valueLength;
  });
  if (pairs.length <= metadataLimits.keys && !long) return;
  const message = "Metadata can have up to 50 keys, of up to 40 characters, with values of up to 500 characters.";
  throw new Refusal(400, { message, param: long ? `metadata[${long[0]}]` : "metadata" });
}

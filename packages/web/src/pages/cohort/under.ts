import { Refusal, refusalOf } from "../../base/refusal.ts";

/** Brings a refusal beside the field of this form: the API names what it was sent, the form what was typed. */
export function under(fields: Readonly<Record<string, string>>, error: unknown): Refusal {
  const { status, code, message, requestID, fields: told } = refusalOf(error);
  return new Refusal({
    status,
    code,
    message,
    ...(requestID === undefined ? {} : { requestID }),
    fields: told.map((field) => ({
      ...field,
      path: fields[field.path] ?? field.path,
    })),
  });
}

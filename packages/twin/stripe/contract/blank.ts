import type { Contract, Schema } from "./schema.ts";

/** The emptiest object a schema accepts: required fields only, null where it may be, so that resources stay short. */
export function blankOf(contract: Contract, schema: Schema): unknown {
  if (typeof schema === "boolean") return null;
  if (typeof schema.$ref === "string") {
    return blankOf(contract, contract.definitions[schema.$ref.replace("#/definitions/", "")] ?? true);
  }
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (Array.isArray(schema.anyOf)) return blankOfChoice(contract, schema.anyOf as Schema[]);
  if (schema.type === "object") return blankObject(contract, schema);
  if (schema.type === "array") return [];
  if (schema.type === "number") return 0;
  if (schema.type === "boolean") return false;
  return schema.type === "string" ? "" : null;
}

function blankOfChoice(contract: Contract, choices: Schema[]): unknown {
  if (choices.some((choice) => typeof choice === "object" && choice.type === "null")) return null;
  return blankOf(contract, choices[0] ?? true);
}

function blankObject(contract: Contract, schema: { [keyword: string]: unknown }): unknown {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const required = (schema.required ?? []) as string[];
  return Object.fromEntries(required.map((name) => [name, blankOf(contract, properties[name] ?? true)]));
}

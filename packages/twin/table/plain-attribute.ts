import type { Json } from "./wire.ts";

/** How dynalite names a member that holds attributes by name: an item, a key, the values of an expression. */
const ATTRIBUTES = "Map<AttributeValue>";

type CheckTypes = (request: Json, types: Record<string, unknown>) => Json;

/**
 * dynalite's check of types makes a description of every kind anew for each attribute, then copies it: a quarter of
 * what a write cost. What is plainly well formed comes out of it as it went in, and is therefore kept from it.
 */
export function checkingFew(checkTypes: CheckTypes): CheckTypes {
  return (request, types) => {
    const kept: [string, unknown][] = [];
    for (const [name, value] of Object.entries(request)) {
      if (!isAttributes(types[name]) || !isPlain(value)) continue;
      kept.push([name, value]);
      delete request[name];
    }
    return Object.assign(checkTypes(request, types), Object.fromEntries(kept));
  };
}

function isAttributes(type: unknown): boolean {
  return typeof type === "object" && type !== null && Reflect.get(type, "type") === ATTRIBUTES;
}

/** Attributes by name, each of one kind that rows are made of; sets and bytes go the long way. */
function isPlain(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isPlainAttribute);
}

function isPlainAttribute(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [kind, ...others] = Object.keys(value);
  if (kind === undefined || others.length > 0) return false;
  const inner = value[kind];
  if (kind === "S" || kind === "N") return typeof inner === "string";
  if (kind === "BOOL" || kind === "NULL") return typeof inner === "boolean";
  if (kind === "L") return Array.isArray(inner) && inner.every(isPlainAttribute);
  return kind === "M" && isPlain(inner);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

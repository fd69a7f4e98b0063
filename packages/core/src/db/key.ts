import { Actor, type AnyEntity, type Item, type KeyParts, type Operation, type Place } from "../kernel/index.ts";

/** What one db may touch: one firm's keys, or the platform's (and, named one by one, a firm's). */
export type Scope = { kind: "firm"; firmID: string } | { kind: "platform" };

const FIRM_ID = /^[0-9A-Z]{26}$/;

export function firmPrefix(firmID: string): string {
  if (!FIRM_ID.test(firmID)) throw new Error("A firm id has 26 characters");
  return `F#${firmID}`;
}

/** Joins the parts of a key behind the prefix; a part that holds the separator would forge another key. */
export function join(prefix: string, parts: KeyParts): string {
  return parts.length === 0 ? prefix : `${prefix}#${joinParts(parts)}`;
}

export function joinParts(parts: KeyParts): string {
  for (const part of parts) {
    if (part.includes("#") || part.length === 0) throw new Error("A key part is empty or holds the separator");
  }
  return parts.join("#");
}

/** The prefix of an entity's keys under a scope; a firm's db reaches neither the platform's rows nor another firm's. */
export function prefixOf(scope: Scope, entity: AnyEntity, firmID?: string): string {
  const wanted = entity.options.scope ?? "firm";
  if (wanted === "platform") {
    if (scope.kind !== "platform") throw new Error(`${entity.name} is reached by platform code only`);
    return "P";
  }
  if (scope.kind === "firm") {
    if (firmID && firmID !== scope.firmID) throw new Error("A firm's db reaches that firm alone");
    return firmPrefix(scope.firmID);
  }
  if (!firmID) throw new Error(`${entity.name} belongs to a firm: name it`);
  return firmPrefix(firmID);
}

export function keyOf(prefix: string, place: Place): { pk: string; sk: string } {
  return { pk: join(prefix, place.pk), sk: joinParts(place.sk) };
}

/** The item as it is stored: keys, entity name and version before the row's own attributes. */
export function toItem(prefix: string, entity: AnyEntity, row: Record<string, unknown>, rev: number): Item {
  const { options } = entity;
  const index = options.index?.(row) ?? {};
  const expires = options.expires?.(row);
  return {
    ...row,
    ...keyOf(prefix, options.key(row)),
    e: options.name,
    v: options.version,
    rev,
    ...(index.g1 && { g1p: join(prefix, index.g1.pk), g1s: joinParts(index.g1.sk) }),
    ...(index.g2 && { g2p: join(prefix, index.g2.pk), g2s: joinParts(index.g2.sk) }),
    ...(expires && { ttl: Math.floor(Date.parse(expires) / 1000) }),
  };
}

/** Last check before the engine, the local form of the IAM condition on leading keys. */
export function assertLeading(scope: Scope, pk: string): void {
  const allowed =
    scope.kind === "platform"
      ? pk.startsWith("P#") || pk.startsWith("F#")
      : pk.startsWith(`${firmPrefix(scope.firmID)}#`);
  if (!allowed) throw new Error("A key outside the firm was about to be used");
}

/** The scope of whoever acts: his firm. */
export function actorScope(): Scope {
  return { kind: "firm", firmID: Actor.firmID() };
}

export function operationPrefix(scope: Scope, operation: Operation): string {
  return prefixOf(scope, operation.effect.entity, operation.firmID);
}

import type { Kind } from "../store/row.ts";
import type { World } from "../world.ts";
import { badParam } from "./refusal.ts";

const kindByPrefix: Record<string, Kind> = {
  cus: "customer",
  cs: "checkout.session",
  pi: "payment_intent",
  ch: "charge",
  py: "charge",
  re: "refund",
  txn: "balance_transaction",
  fee: "application_fee",
  du: "dispute",
  po: "payout",
  pm: "payment_method",
  seti: "setup_intent",
};

/** Replaces ids by their objects along each path (`data.payment_intent.latest_charge`). Changes `answer` in place. */
export function expand(world: World, account: string, answer: unknown, paths: string[]): void {
  for (const path of paths) follow(answer, path.split("."));

  function follow(value: unknown, parts: string[]): void {
    if (Array.isArray(value)) {
      for (const item of value) follow(item, parts);
      return;
    }
    const [name, ...rest] = parts;
    if (typeof value !== "object" || value === null || name === undefined) return;
    const object = value as Record<string, unknown>;
    if (name === "line_items" && object.object === "checkout.session") showLines(world, account, object);
    const inner = object[name];
    const found = typeof inner === "string" ? objectOf(world, account, inner) : undefined;
    if (inner === undefined || (typeof inner === "string" && !found)) {
      throw badParam(`This property cannot be expanded (${name}).`, "expand");
    }
    if (found) object[name] = found;
    follow(object[name], rest);
  }
}

/** Application fees live on the platform, everything else beside the object that names it. */
function objectOf(world: World, account: string, id: string): object | undefined {
  const kind = kindByPrefix[id.split("_")[0] ?? ""];
  if (!kind) return undefined;
  return world.table.find(kind, kind === "application_fee" ? "" : account, id);
}

function showLines(world: World, account: string, session: Record<string, unknown>): void {
  const id = String(session.id);
  const data = world.table.find("session.plan", account, id)?.lines ?? [];
  session.line_items = { object: "list", url: `/v1/checkout/sessions/${id}/line_items`, has_more: false, data };
}

import type { IncomingHttpHeaders } from "node:http";
import type { World } from "../world.ts";
import { Refusal } from "./refusal.ts";

/** The key of the call, or a refusal. Live keys have no business here: a mistake of address, better told loudly. */
export function checkKey(headers: IncomingHttpHeaders): void {
  const [scheme, credentials = ""] = (headers.authorization ?? "").split(" ");
  const key = scheme === "Basic" ? (Buffer.from(credentials, "base64").toString().split(":")[0] ?? "") : credentials;
  if (/^(sk|rk)_test_\w/.test(key)) return;
  if (/^(sk|rk)_live_/.test(key)) {
    throw new Refusal(401, { message: "A live key was sent to the local Stripe, which takes test keys only." });
  }
  const message = key === "" ? "You did not provide an API key." : `Invalid API Key provided: ${key.slice(0, 7)}****`;
  throw new Refusal(401, { message });
}

/** The account the call is about: "" for the platform's own. Thin events' re-reads name it by `Stripe-Context`. */
export function accountOf(world: World, headers: IncomingHttpHeaders): string {
  const context = one(headers["stripe-context"])?.split("/").at(-1);
  const account = one(headers["stripe-account"]) ?? context ?? "";
  if (account === "") return "";
  if (world.table.find("v2.core.account", "", account) === undefined) throw noAccess(account);
  checkStanding(world, account);
  return account;
}

/** Refuses an account that its owner took away from the platform. */
export function checkStanding(world: World, account: string): void {
  if (world.table.find("standing", "", account)?.deauthorized === true) throw noAccess(account);
}

function noAccess(account: string): Refusal {
  return new Refusal(403, {
    code: "account_invalid",
    message: `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
  });
}

export function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

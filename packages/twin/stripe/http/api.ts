/** One API call from its headers to its answer: key, account, faults, idempotency, contract, operation, expansion. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { checkParams } from "../contract/validate.ts";
import { accountOperations } from "../resource/account.ts";
import { accountLinkOperations } from "../resource/account-link.ts";
import { awayOperations } from "../resource/away.ts";
import { chargeOperations } from "../resource/charge.ts";
import { customerOperations } from "../resource/customer.ts";
import { destinationOperations } from "../resource/destination.ts";
import { disputeOperations } from "../resource/dispute.ts";
import { eventOperations } from "../resource/event.ts";
import { paymentIntentOperations } from "../resource/payment-intent.ts";
import { payoutOperations } from "../resource/payout.ts";
import { refundOperations } from "../resource/refund.ts";
import { savedOperations } from "../resource/saved.ts";
import { sessionOperations } from "../resource/session.ts";
import { apiVersion, newID, originMark, type World } from "../world.ts";
import { readJSON } from "./body.ts";
import { accountOf, checkKey, one } from "./caller.ts";
import { expand } from "./expand.ts";
import { type Fault, type FaultMode, refusalOf, takeFault } from "./fault.ts";
import { decodeForm } from "./form.ts";
import { begin, fingerprintOf, type InFlight, storedAnswer } from "./idempotency.ts";
import type { Call, Operation } from "./operation.ts";
import { badParam, Refusal } from "./refusal.ts";

export const operations: Operation[] = [
  ...accountOperations,
  ...accountLinkOperations,
  ...awayOperations,
  ...chargeOperations,
  ...customerOperations,
  ...destinationOperations,
  ...disputeOperations,
  ...eventOperations,
  ...paymentIntentOperations,
  ...payoutOperations,
  ...refundOperations,
  ...savedOperations,
  ...sessionOperations,
];

const patterns = operations.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replace(":id", "([^/]+)")}$`),
}));

const slowMs = 250;

export interface Api {
  world: World;
  origin: string;
  faults: Fault[];
  inFlight: InFlight;
  /** Calls answered so far, by `GET /v1/customers/:id`. */
  calls: Record<string, number>;
  /** After each change: deliveries and timers may have something to do. */
  changed(): void;
}

interface Answer {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

interface Asked {
  method: string;
  path: string;
  query: string;
  body: string;
  account: string;
  requestID: string;
  key: string | null;
}

interface Target {
  operation: Operation;
  /** The `:id` of the path, or "". */
  id: string;
}

/** Answers a call below /v1 or /v2. */
export async function answerCall(
  api: Api,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): Promise<void> {
  const url = new URL(request.url ?? "/", api.origin);
  const requestID = newID("req", 14);
  const base = { "request-id": requestID, "stripe-version": one(request.headers["stripe-version"]) ?? apiVersion };
  let mode: FaultMode | undefined;
  let answer: Answer;
  try {
    checkKey(request.headers);
    const account = accountOf(api.world, request.headers);
    mode = takeFault(api.faults, request.method ?? "GET", url.pathname);
    if (cutShort(mode, response)) return;
    const key = request.method === "POST" ? (one(request.headers["idempotency-key"]) ?? null) : null;
    const asked = {
      method: request.method ?? "GET",
      path: url.pathname,
      query: url.search.slice(1),
      body,
      account,
      requestID,
      key,
    };
    answer = await perform(api, asked, mode);
  } catch (error) {
    answer = refused(error);
  }
  if (mode === "timeout_after_commit") return;
  if (mode === "reset_after_commit") {
    response.socket?.destroy();
    return;
  }
  send(api, response, { ...answer, headers: { ...base, ...answer.headers } });
}

/** Faults that never reach the operation and do not speak Stripe's language. */
function cutShort(mode: FaultMode | undefined, response: ServerResponse): boolean {
  if (mode === "reset") response.socket?.destroy();
  else if (mode === "html502") response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad gateway</html>");
  else if (mode === "json503") {
    response.writeHead(503, { "content-type": "application/json" }).end('{"message":"Service Unavailable"}');
  } else return false;
  return true;
}

async function perform(api: Api, asked: Asked, mode: FaultMode | undefined): Promise<Answer> {
  const refusal = mode && refusalOf(mode);
  if (refusal) throw refusal;
  const target = operationOf(asked);
  const counted = `${target.operation.method} ${target.operation.path}`;
  api.calls[counted] = (api.calls[counted] ?? 0) + 1;
  if (asked.key === null) return run(api, asked, target);
  const fingerprint = fingerprintOf(asked.method, asked.path, asked.body);
  const release = begin(api.inFlight, asked.account, asked.key);
  try {
    if (mode === "slow") await new Promise((resolve) => setTimeout(resolve, slowMs));
    const stored = storedAnswer(api.world, asked.account, asked.key, fingerprint);
    if (stored) {
      const headers = { "idempotent-replayed": "true", "original-request": stored.requestID };
      return { status: stored.status, body: stored.body, headers };
    }
    return run(api, asked, target, { fingerprint, fails: mode === "500_stored" });
  } finally {
    release();
  }
}

function operationOf(asked: Asked): Target {
  for (const { operation, pattern } of patterns) {
    const match = operation.method === asked.method ? pattern.exec(asked.path) : null;
    if (match) return { operation, id: decodeURIComponent(match[1] ?? "") };
  }
  const message = `Unrecognized request URL (${asked.method}: ${asked.path}). It is not implemented in the local Stripe.`;
  throw new Refusal(404, { message });
}

/** Runs the operation in one transaction with what its key remembers: a key never survives without its object. */
function run(api: Api, asked: Asked, target: Target, stored?: { fingerprint: string; fails: boolean }): Answer {
  const { operation } = target;
  const { call, expansions } = callOf(asked, target);
  const { table } = api.world;
  const remember = (answer: Answer): Answer => {
    if (stored && asked.key !== null) {
      const { status, body } = answer;
      const kept = {
        id: asked.key,
        fingerprint: stored.fingerprint,
        status,
        body,
        requestID: asked.requestID,
        at: api.world.nowMs(),
      };
      table.put("idempotency", asked.account, kept);
    }
    return answer;
  };
  if (stored?.fails) {
    const failure = new Refusal(500, { type: "api_error", message: "An error on Stripe's side, kept under the key." });
    return table.transaction(() => remember(refused(failure)));
  }
  try {
    return table.transaction(() => {
      const said = operation.run(api.world, call);
      // Refused, and what it did stands: a charge that a bank declined is a charge.
      if (said instanceof Refusal) return remember(refused(said));
      const body = structuredClone(said);
      expand(api.world, asked.account, body, expansions);
      return remember({ status: 200, body, headers: {} });
    });
  } catch (error) {
    // Stripe remembers the refusals of an operation that had begun, as it does its answers.
    if (!(error instanceof Refusal)) throw error;
    return table.transaction(() => remember(refused(error)));
  } finally {
    api.changed();
  }
}

function callOf(asked: Asked, { operation, id }: Target): { call: Call; expansions: string[] } {
  const isJSON = asked.path.startsWith("/v2/") && asked.method === "POST";
  const params: Record<string, unknown> = isJSON
    ? readJSON(asked.body)
    : decodeForm(asked.method === "POST" ? asked.body : asked.query);
  const { page, ...checked } = params;
  // Pages of v2 lists carry a cursor that no declared params have: the SDK follows the address as we wrote it.
  const isNextPage = page !== undefined && asked.method === "GET" && asked.path.startsWith("/v2/");
  checkParams(operation.check, isNextPage ? checked : params);
  const { expand: expansions, ...rest } = isNextPage ? { ...checked, page } : params;
  const call = {
    account: asked.account,
    requestID: asked.requestID,
    idempotencyKey: asked.key,
    params: rest,
    id,
    path: asked.path,
  };
  return { call, expansions: Array.isArray(expansions) ? expansions.map(String) : [] };
}

function refused(error: unknown): Answer {
  if (error instanceof URIError) return refused(badParam("The path is not well encoded."));
  if (error instanceof Refusal) {
    // The SDK tries 409 and 5xx again unless told otherwise; the rest would only be refused again.
    const headers: Record<string, string> =
      error.status < 500 && error.status !== 409 && error.status !== 429 ? { "stripe-should-retry": "false" } : {};
    return { status: error.status, body: error.body, headers };
  }
  process.stderr.write(`local stripe: ${error instanceof Error ? error.stack : String(error)}\n`);
  return {
    status: 500,
    body: { error: { type: "api_error", message: "A fault of the local Stripe itself." } },
    headers: {},
  };
}

function send(api: Api, response: ServerResponse, answer: Answer): void {
  const text = JSON.stringify(answer.body, null, 2).replaceAll(originMark, api.origin);
  response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
  response.end(text);
}

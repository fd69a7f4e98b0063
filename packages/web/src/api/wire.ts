import { Refusal } from "../base/refusal.ts";

interface ErrorAnswer {
  code: string;
  message: string;
  fields?: { path: string; code: string }[];
  requestID?: string;
}

const isErrorAnswer = (body: unknown): body is { error: ErrorAnswer } =>
  typeof body === "object" &&
  body !== null &&
  "error" in body &&
  typeof body.error === "object" &&
  body.error !== null &&
  "code" in body.error;

/** An answer that is not a success, in the one shape of errors; a proxy's HTML page becomes its status alone. */
export async function refusalIn(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => undefined);
  if (!isErrorAnswer(body)) return new Refusal({ status: response.status, code: `http.${response.status}` });
  return new Refusal({ status: response.status, ...body.error });
}

/** Where to sign in again, and come back here. */
export const signInPath = (from: { pathname: string; search: string }): string =>
  `/connexion?retour=${encodeURIComponent(from.pathname + from.search)}`;

const COMMANDS = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** Every call to the API: it resolves on success only, rejects with a Refusal, and no command goes without a key. */
export async function callAPI(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers);
  headers.set("Accept", "application/json");
  if (COMMANDS.has(init?.method ?? "GET") && !headers.has("Idempotency-Key")) {
    headers.set("Idempotency-Key", crypto.randomUUID());
  }
  const response = await fetch(input, { ...init, headers }).catch((error: unknown) => {
    // An aborted query is no failure of the network.
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refusal({ status: 0, code: "network" });
  });
  if (response.ok) return response;
  const refusal = await refusalIn(response);
  if (refusal.status === 401) location.assign(signInPath(location));
  throw refusal;
}

import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Faults, Flow, Flows } from "./flow.ts";
import { controlPage, css, NAMES } from "./page.ts";

export type Request = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };
export type Answer = { status: number; type: string; body: string; location?: string };

const json = (status: number, body: unknown): Answer => ({
  status,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(body),
});
const refused = (status: number, error: string): Answer => json(status, { error });
const plain = (status: number, body: string): Answer => ({ status, type: "text/plain; charset=utf-8", body });

/** The addresses of the stand-in: the contract under `/v1`, the control page of a person beside it. */
export function answerTo(flows: Flows, request: Request): Answer {
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? "")) return plain(421, "Not here.\n");
  if (request.path.startsWith("/v1/")) return contract(flows, request);
  return control(flows, request);
}

function contract(flows: Flows, request: Request): Answer {
  const fault = flows.failing();
  if (fault) return refused(fault, fault === 429 ? "too_many" : "broken");
  const { method, path, headers } = request;
  if (!headers.authorization?.startsWith("Bearer ")) return refused(401, "no_token");
  if (method === "POST" && path === "/v1/flows") return submitted(flows, request);
  const [, id = "", part] = /^\/v1\/flows\/([\w-]+)(\/collected)?$/.exec(path) ?? [];
  const flow = flows.find(id);
  if (!flow || flow.account !== headers["x-account"]) return refused(404, "no_flow");
  if (method === "GET" && !part) return json(200, { flowId: flow.id, statuses: flows.told(flow) });
  if (method === "POST" && part) return collected(flows, flow, request);
  return refused(405, "no_method");
}

function submitted(flows: Flows, { headers, body }: Request): Answer {
  const [key, account, number] = [
    text(headers["idempotency-key"]),
    text(headers["x-account"]),
    text(headers["x-number"]),
  ];
  if (!key || !/^\d{9}$/.test(account) || !number) return refused(422, "incomplete");
  if (!body.subarray(0, 5).equals(Buffer.from("%PDF-"))) return refused(422, "not_a_pdf");
  const sha256 = createHash("sha256").update(body).digest("hex");
  if (sha256 !== headers["x-sha256"]) return refused(422, "other_bytes");
  const flow = flows.take({ key, account, number, sha256, bytes: body.length }, new Date().toISOString());
  return flow ? json(201, { flowId: flow.id }) : refused(422, "key_of_another_file");
}

function collected(flows: Flows, flow: Flow, { headers, body }: Request): Answer {
  const key = text(headers["idempotency-key"]);
  const { code, on, amounts } = parsed(body);
  const known = Array.isArray(amounts) && amounts.length > 0 && amounts.every(isAmount);
  if (!key || code !== 212 || typeof on !== "string" || !known) return refused(422, "incomplete");
  return json(201, { reportId: flows.collect(flow, { key, on, amounts }, new Date().toISOString()).id });
}

function isAmount(one: unknown): one is { rate: string; amount: string } {
  const { rate, amount } = (one ?? {}) as { rate?: unknown; amount?: unknown };
  return typeof rate === "string" && typeof amount === "string" && /^-?\d+\.\d{2}$/.test(amount);
}

function parsed(body: Buffer): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(body.toString("utf8"));
    return typeof said === "object" && said !== null ? (said as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const text = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

function control(flows: Flows, { method, path, headers, body }: Request): Answer {
  if (method === "GET" || method === "HEAD") {
    if (path === "/")
      return { status: 200, type: "text/html; charset=utf-8", body: controlPage(flows.list(), flows.faults) };
    if (path === "/style.css") return { status: 200, type: "text/css; charset=utf-8", body: css };
    if (path === "/flows.json") return json(200, { flows: flows.list(), faults: flows.faults });
    return plain(404, "Not here.\n");
  }
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    return plain(403, "Refused from another site.\n");
  const said = new URLSearchParams(body.toString("utf8"));
  if (method === "POST" && path === "/faults") {
    flows.set(faultsOf(said));
    return { ...plain(303, ""), location: "/" };
  }
  const [, id] = /^\/flows\/([\w-]+)\/say$/.exec(path) ?? [];
  const code = Number(said.get("code"));
  if (method !== "POST" || !id || !NAMES[code]) return plain(405, "Not here.\n");
  const reason = (said.get("reason") ?? "").trim().slice(0, 300) || null;
  const known = flows.say(id, { code, at: new Date().toISOString(), reason });
  return known ? { ...plain(303, ""), location: "/" } : plain(404, "No such flow.\n");
}

function faultsOf(said: URLSearchParams): Faults {
  const is = (name: string) => said.get(name) === "1";
  const count = (name: string) => Math.min(99, Math.max(0, Math.trunc(Number(said.get(name)) || 0)));
  return {
    automatic: is("automatic"),
    double: is("double"),
    shuffle: is("shuffle"),
    delay: count("delay"),
    tooMany: count("tooMany"),
    broken: count("broken"),
  };
}

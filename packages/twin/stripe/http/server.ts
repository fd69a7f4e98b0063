import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerControl } from "../control/door.ts";
import type { Control } from "../control/verb.ts";
import { visitOnboarding } from "../page/onboarding.ts";
import { showUnknown, visitPayment } from "../page/pay.ts";
import { languageOf } from "../page/words.ts";
import { answerCall } from "./api.ts";
import { readBody } from "./body.ts";
import { Refusal } from "./refusal.ts";

/** Longer than any client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;

/** Listens on this machine only. `port` 0 takes any free one. */
export function listen(control: Control, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    answer(control, request, response).catch((error: unknown) => fail(response, error));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      resolve({ server, port: typeof address === "object" && address ? address.port : port });
    });
  });
}

async function answer(control: Control, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { api } = control;
  const body = await readBody(request);
  // Time may have passed a session's end, or a debit's days, since the last call.
  api.changed();
  const url = new URL(request.url ?? "/", api.origin);
  const path = url.pathname;
  if (path === "/_emu" || path.startsWith("/_emu/")) return answerControl(control, request, response, body);
  const [, first, second, third, fourth] = path.split("/");
  const visit = { api, request, response, url, form: new URLSearchParams(body) };
  if (first === "c" && second === "pay" && third) return visitPayment(visit, third, fourth);
  if (first === "setup" && second === "e" && third && fourth) return visitOnboarding(visit, third, fourth);
  if (first === "v1" || first === "v2") return answerCall(api, request, response, body);
  showUnknown(visit, languageOf(undefined, request.headers["accept-language"]));
}

/** Whatever went wrong, the answer has an `error`: the SDK would take any other body for a success. */
function fail(response: ServerResponse, error: unknown): void {
  const refusal =
    error instanceof Refusal
      ? error
      : new Refusal(500, { type: "api_error", message: "A fault of the local Stripe itself." });
  if (refusal !== error)
    process.stderr.write(`local stripe: ${error instanceof Error ? error.stack : String(error)}\n`);
  if (!response.headersSent) response.writeHead(refusal.status, { "content-type": "application/json" });
  response.end(JSON.stringify(refusal.body));
}

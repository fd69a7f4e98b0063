import type { IncomingMessage, ServerResponse } from "node:http";
import { readJSON } from "../http/body.ts";
import { Refusal } from "../http/refusal.ts";
import { redirect } from "../page/layout.ts";
import { languageOf } from "../page/words.ts";
import { sendControl } from "./page.ts";
import { stateOf } from "./state.ts";
import { type Control, verbs } from "./verb.ts";

/** `/_emu`: the page, the state, the verbs. A form is sent back to the page, JSON is answered with JSON. */
export async function answerControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): Promise<void> {
  const path = new URL(request.url ?? "/", control.api.origin).pathname;
  const name = path.slice("/_emu".length).replace(/^\//, "");
  const language = languageOf(undefined, request.headers["accept-language"]);
  if (request.method === "GET" && name === "") return sendControl(response, { control, language });
  const isForm = String(request.headers["content-type"]).includes("form");
  try {
    if (request.method === "GET" && name === "state") return sendJSON(response, 200, stateOf(control));
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (request.method !== "POST" || !verb) throw new Refusal(404, { message: `No such control: ${name}` });
    const asked = isForm ? Object.fromEntries(new URLSearchParams(body)) : readJSON(body);
    const result = await verb(control, asked);
    control.api.changed();
    if (isForm) return redirect(response, "/_emu");
    sendJSON(response, 200, result);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (isForm) return sendControl(response, { control, language, refused: error.body.error.message });
    sendJSON(response, error.status, error.body);
  }
}

function sendJSON(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "cache-control": "no-store", "content-type": "application/json" });
  response.end(JSON.stringify(body, null, 2));
}

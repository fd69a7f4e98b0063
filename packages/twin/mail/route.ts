import { attachmentOf, type CapturedMail } from "./captured.ts";
import { Faults, planOf } from "./fault.ts";
import type { Mailbox } from "./mailbox.ts";
import { framed, listPage, messagePage, missingPage } from "./page.ts";
import { replyTo, SAID } from "./reply.ts";
import { answerSes, refusal, SesError } from "./ses.ts";
import { answerSesV2, refusalV2, type SesV2Sending } from "./ses-v2.ts";
import { css } from "./style.ts";

export type Request = { method: string; url: URL; headers: Record<string, unknown>; body: string };
/** `undefined` body with `lost` means: cut the connection, say nothing. */
export type Answer = {
  status: number;
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
  lost?: true;
};

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
// The message is someone else's page: no script, nothing fetched, its own origin, links beside only.
const MESSAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The addresses of the capture: SES, the inbox of a person, JSON for tests, faults. */
export class Capture {
  readonly #mailbox: Mailbox;
  readonly #name: string;
  readonly #replies: string | undefined;
  readonly #faults = new Faults();

  constructor(mailbox: Mailbox, name: string, replies?: string) {
    this.#mailbox = mailbox;
    this.#name = name;
    this.#replies = replies;
  }

  async answer(request: Request): Promise<Answer> {
    if (!ownHost(request.headers.host)) return plain(421, "This server answers for 127.0.0.1 and localhost only.\n");
    const { method } = request;
    if (method === "GET" || method === "HEAD") return this.#read(request.url);
    if (!ownOrigin(request.headers)) return plain(403, "Refused from another site.\n");
    const path = request.url.pathname;
    if (method === "POST" && path === "/") return this.#ses(request.body);
    if (method === "POST" && path === "/v2/email/outbound-emails") return this.#sesV2(request.body);
    if (method === "POST" && path === "/_control/fault") return this.#fault(request.body);
    if (method === "POST" && path === "/_control/forget") return this.#forget(request.body);
    const [, replied] = /^\/m\/([0-9a-f-]+)\/reply$/.exec(path) ?? [];
    if (method === "POST" && replied) return this.#reply(replied, new URLSearchParams(request.body).get("said"));
    if (method === "POST" && path === "/clear") {
      this.#mailbox.clear();
      return { ...plain(303, ""), headers: { location: "/" } };
    }
    if (method === "DELETE" && path === "/messages") {
      this.#mailbox.clear();
      return plain(204, "");
    }
    return plain(405, "Not here.\n");
  }

  async #ses(body: string): Promise<Answer> {
    const fault = this.#faults.next();
    if (fault === 500) return xml(refusal(new SesError(500, "InternalFailure", "A fault asked for by a test.")));
    if (fault === "throttle") return xml(refusal(new SesError(400, "Throttling", "Maximum sending rate exceeded.")));
    const { answer, accepted } = await answerSes(body, new Date().toISOString());
    if (accepted) this.#mailbox.add(accepted.mail, accepted.raw);
    return fault === "lost" ? { ...xml(answer), lost: true } : xml(answer);
  }

  async #sesV2(body: string): Promise<Answer> {
    const fault = this.#faults.next();
    const failed = new SesError(500, "InternalFailure", "A fault asked for by a test.");
    if (fault === 500) return jsonV2(refusalV2(failed));
    const busy = new SesError(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
    if (fault === "throttle") return jsonV2(refusalV2(busy));
    const { accepted, ...answer } = await answerSesV2(body, new Date().toISOString());
    if (accepted) this.#mailbox.add(accepted.mail, accepted.raw);
    return fault === "lost" ? { ...jsonV2(answer), lost: true } : jsonV2(answer);
  }

  /** Answers an invitation as its reader's calendar program would, by mail to its organizer. */
  async #reply(id: string, said: string | null): Promise<Answer> {
    const mail = this.#mailbox.find(id);
    const answer = SAID.find((one) => one === said);
    const reply = mail?.calendar && answer && replyTo(mail.calendar, answer);
    if (!reply || !this.#replies) return plain(422, "There is nothing to answer.\n");
    const to = `${this.#replies}?to=${encodeURIComponent(reply.to)}`;
    const { ok } = await fetch(to, { method: "POST", body: reply.raw, headers: { "content-type": "message/rfc822" } });
    return { ...plain(303, ""), headers: { location: `/m/${id}?reponse=${ok ? said : "REFUSED"}` } };
  }

  #fault(body: string): Answer {
    const plan = planOf(body);
    if (!plan) return json(400, { error: 'Expected {"status": 500 | "throttle" | "lost", "times": n}' });
    this.#faults.set(plan);
    return json(200, plan);
  }

  #forget(body: string): Answer {
    const person: unknown = JSON.parse(body || "null");
    const asked = person as { address?: unknown; name?: unknown } | null;
    if (typeof asked?.address !== "string" || typeof asked.name !== "string") {
      return json(400, { error: 'Expected {"address": "…", "name": "…"}' });
    }
    return json(200, { forgotten: this.#mailbox.forget({ address: asked.address, name: asked.name }) });
  }

  #read(url: URL): Answer | Promise<Answer> {
    if (url.pathname === "/inbox.css") return { status: 200, type: "text/css; charset=utf-8", body: css };
    if (url.pathname === "/messages.json") return this.#messages(url.searchParams);
    const to = url.searchParams.get("to") ?? undefined;
    if (url.pathname === "/") return html(200, listPage(this.#name, sentTo(this.#mailbox.list(), to), to));
    return this.#message(url.pathname, url.searchParams.get("reponse"));
  }

  #messages(query: URLSearchParams): Answer {
    const to = query.get("to") ?? undefined;
    const messages = sentTo(since(this.#mailbox.list(), query.get("since")), to);
    return json(200, { messages });
  }

  async #message(path: string, answered: string | null): Promise<Answer> {
    const [, id = "", part, n] =
      /^\/m\/([0-9a-f-]+)(?:\/(html|text|raw|attachment)(?:\/(\d{1,4}))?)?$/.exec(path) ?? [];
    const mail = this.#mailbox.find(id);
    if (!mail) return html(404, missingPage(this.#name));
    if (part === undefined)
      return html(200, messagePage(this.#name, mail, { mayReply: this.#replies !== undefined, answered }));
    if (part === "html") return html(200, framed(mail.html), MESSAGE_POLICY);
    if (part === "text") return plain(200, mail.text);
    const raw = this.#mailbox.raw(id) ?? new Uint8Array();
    if (part === "raw") return { status: 200, type: "message/rfc822", body: raw };
    const file = mail.attachments[Number(n)];
    const body = file && (await attachmentOf(raw, file.id));
    if (!file || !body) return html(404, missingPage(this.#name));
    const name = encodeURIComponent(file.name.toWellFormed()).replaceAll("'", "%27");
    const headers = { "content-disposition": `attachment; filename*=UTF-8''${name}` };
    return {
      status: 200,
      type: /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : "application/octet-stream",
      body,
      headers,
    };
  }
}

/** After an instant (included), or after the message of that id (excluded): two mails may share a millisecond. */
function since(mails: CapturedMail[], mark: string | null): CapturedMail[] {
  if (mark === null) return mails;
  const at = mails.findIndex(({ id }) => id === mark);
  return at >= 0 ? mails.slice(at + 1) : mails.filter((mail) => mail.at >= mark);
}

function sentTo(mails: CapturedMail[], to: string | undefined): CapturedMail[] {
  if (to === undefined) return mails;
  const wanted = to.toLowerCase();
  return mails.filter((mail) => mail.to.some((address) => address.toLowerCase() === wanted));
}

/** A page of the web that points its own name at 127.0.0.1 must not read sign-in links here. */
function ownHost(host: unknown): boolean {
  return typeof host === "string" && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}

function ownOrigin(headers: Record<string, unknown>): boolean {
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

function plain(status: number, body: string): Answer {
  return { status, type: "text/plain; charset=utf-8", body };
}

function json(status: number, body: unknown): Answer {
  return { status, type: "application/json; charset=utf-8", body: JSON.stringify(body) };
}

function jsonV2({ status, json: body, errorType }: SesV2Sending): Answer {
  return { ...json(status, body), ...(errorType && { headers: { "x-amzn-errortype": errorType } }) };
}

function xml(answer: { status: number; xml: string }): Answer {
  return { status: answer.status, type: "text/xml; charset=utf-8", body: answer.xml };
}

function html(status: number, body: string, policy = PAGE_POLICY): Answer {
  return { status, type: "text/html; charset=utf-8", body, headers: { "content-security-policy": policy } };
}

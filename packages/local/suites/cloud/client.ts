import { linkOf, waitForMail } from "../../e2e/inbox.ts";
import { ORIGIN_KEY, type RunningCloud } from "./cloud.ts";

/** Who asks through the front, as a browser would. */
export interface Visitor {
  cookie: string;
  /** Throws what is refused. */
  ask<T>(method: string, path: string, body?: object): Promise<T>;
  get(path: string): Promise<Response>;
  form(path: string, fields?: Record<string, string>): Promise<Response>;
}

export function visitor(cloud: RunningCloud): Visitor {
  const send = (method: string, path: string, init: RequestInit) =>
    fetch(path.startsWith("http") ? path : cloud.origin + path, {
      method,
      redirect: "manual",
      ...init,
      headers: { ...init.headers, ...(self.cookie && { Cookie: self.cookie }) },
    });
  const self: Visitor = {
    cookie: "",
    ask: async (method, path, body) => {
      const headers = { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() };
      const answer = await send(method, path, { headers, ...(body && { body: JSON.stringify(body) }) });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return (answer.status === 204 ? undefined : await answer.json()) as never;
    },
    get: (path) => send("GET", path, {}),
    form: (path, fields = {}) => send("POST", path, { body: new URLSearchParams(fields) }),
  };
  return self;
}

/** Signs in by the mailed link. */
export async function signIn(cloud: RunningCloud, email: string): Promise<Visitor> {
  const person = visitor(cloud);
  await person.form("/connexion", { email, locale: "fr" });
  await cloud.settle();
  const answer = await person.form(await mailedPath(cloud, email, /\/lien\//));
  person.cookie = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  return person;
}

/** The path of a link that was mailed to someone. */
export async function mailedPath(cloud: RunningCloud, to: string, link: RegExp): Promise<string> {
  await cloud.settle();
  return new URL(linkOf(await waitForMail(cloud.inbox, { to, link }), link)).pathname;
}

/** An event of the HTTP API, or of a function URL, that is a GET. */
export function eventFor(path: string, { query = "", cookie = "", headers = {} } = {}): object {
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    ...(cookie && { cookies: [cookie] }),
    headers: { host: "entrepairs.example", "x-origin-key": ORIGIN_KEY, ...headers },
    requestContext: { domainName: "entrepairs.example", http: { method: "GET", path, sourceIp: "203.0.113.1" } },
    isBase64Encoded: false,
  };
}

/** A mail as SES hands it to its topic, and the topic to its function. */
export async function arrivesAt(cloud: RunningCloud, raw: string, to: string): Promise<string> {
  const receipt = { recipients: [to], virusVerdict: { status: "PASS" }, action: { type: "SNS", encoding: "BASE64" } };
  const Message = JSON.stringify({ content: Buffer.from(raw).toString("base64"), receipt });
  const { kind } = await cloud.lambdas.inbound.invoke({ Records: [{ EventSource: "aws:sns", Sns: { Message } }] });
  return kind;
}

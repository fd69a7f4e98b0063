import { connect } from "node:net";
import { isDeepStrictEqual } from "node:util";
import { SignIn } from "@entrepairs/core/platform";
import { ErrorBody } from "@entrepairs/functions/http/index.ts";
import fc from "fast-check";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen, router } from "../src/server.ts";
import { HOSTILE, spoilt, valid } from "./arbitrary.ts";
import { buildFirm, CALLERS, type FirmWorld } from "./firm.ts";
import { type Answer, type Ask, ask, type Route, routes } from "./route.ts";
import { admitted, freshSampleOf, idsOf, sampleOf, withTicket } from "./sample.ts";
import { startWorld, type World } from "./world.ts";

/** The same requests at every run; another seed asks others. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
const RUNS = Number(process.env.FUZZ_RUNS ?? 12);

const all = routes();
const api = all.filter(({ app }) => app === "api" || app === "room");
const forms = all.filter(({ app, method }) => app === "site" && method === "POST");

let world: World;
let firm: FirmWorld;
const problems: string[] = [];
const succeeded = new Map<string, number>();
let asked = 0;

beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("zqfuzz");
}, 60_000);
afterAll(() => world.close());

/** No 5xx; a success is exactly what the route declares; a refusal is our one error shape. */
function judge(route: Route, what: unknown, answer: Answer): void {
  asked += 1;
  const wrong = faultOf(route, answer);
  if (!wrong && answer.status < 300) succeeded.set(route.id, (succeeded.get(route.id) ?? 0) + 1);
  if (wrong && problems.length < 40) {
    const given = JSON.stringify(what)?.slice(0, 400);
    problems.push(`${route.id}: ${answer.status} ${wrong} for ${given}: ${answer.text.slice(0, 200)}\n${lastLog()}`);
  }
}

const lastLog = () => (world.lines.findLast((line) => line.includes("request.failed")) ?? "").slice(0, 700);

function faultOf(route: Route, { status, text, type }: Answer): string | undefined {
  if (status >= 500) return "is our defect";
  const json = type.startsWith("application/json") ? JSON.parse(text) : undefined;
  if (status >= 400) {
    if (route.app === "site") return undefined;
    return v.is(ErrorBody, json) ? undefined : "is not our error shape";
  }
  const { answers } = route.meta;
  if (!answers) return json === undefined ? undefined : "is JSON that nothing declares";
  const schema = answers[status];
  if (!schema) return status >= 300 ? undefined : "is a status that nothing declares";
  const value = json ?? null;
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) return `has the wrong shape at ${v.getDotPath(parsed.issues[0])}: ${parsed.issues[0].message}`;
  return isDeepStrictEqual(parsed.output, value) ? undefined : "holds a field that nothing declares";
}

async function askAsSomeone(route: Route, given: Partial<Ask>): Promise<Answer> {
  const caller = admitted(route, firm)[0] ?? CALLERS[0];
  const { email, cookie } = firm.people[caller];
  // Signing out, or leaving a firm, must not silence the requests that follow.
  const own = route.path.endsWith("/sign-out") ? (await SignIn.signInAs(email, "fr")).cookie : cookie;
  const whole = { ids: idsOf(route, firm), cookie: own, ...given };
  return ask(route, route.meta.taken ? withTicket(route, firm, caller, whole) : whole);
}

function settle(what: string): void {
  console.log(`${what}: ${asked} requests, seed ${SEED}`);
  asked = 0;
  expect(problems.splice(0)).toEqual([]);
}

/** What a client may send instead of the JSON that is expected. */
const RAW: readonly { body: string | Uint8Array<ArrayBuffer>; type: string }[] = [
  { body: "", type: "application/json" },
  { body: "{", type: "application/json" },
  { body: "null", type: "application/json" },
  { body: "[]", type: "application/json" },
  { body: "0", type: "application/json" },
  { body: '"x"', type: "application/json" },
  { body: '{"__proto__":{"roles":["owner"]},"constructor":{"prototype":{}}}', type: "application/json" },
  { body: `${"[".repeat(50_000)}${"]".repeat(50_000)}`, type: "application/json" },
  { body: ['{"a":'.repeat(20_000), "1", "}".repeat(20_000)].join(""), type: "application/json" },
  { body: '{"name":"a\u0000b"}', type: "application/json" },
  { body: new Uint8Array([0xff, 0xfe, 0x00, 0x7b]), type: "application/json" },
  { body: "{}", type: "text/plain" },
  { body: "{}", type: "application/json; charset=utf-16" },
  { body: "a=b", type: "application/x-www-form-urlencoded" },
  { body: "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--", type: "multipart/form-data; boundary=x" },
  { body: "<a/>", type: "application/xml" },
  { body: "{}", type: "" },
];
const LARGE = { body: `{"text":"${"x".repeat(5_000_000)}"}`, type: "application/json" };

describe("the api", () => {
  it("takes the values of its schemas and answers what it declares", async () => {
    for (const route of api.filter(({ meta }) => meta.body || meta.query)) {
      judge(route, "the sample", await askAsSomeone(route, await freshSampleOf(route, firm)));
      for (const given of samples(route, (schema) => valid(schema, firm.ids)))
        judge(route, given, await askAsSomeone(route, given));
    }
    settle("valid values");
  });

  it("answers every other route as it declares", async () => {
    for (const route of api.filter(({ meta, method }) => !meta.body && !meta.query && method !== "DELETE")) {
      judge(route, "nothing", await askAsSomeone(route, {}));
    }
    settle("without input");
  });

  it("refuses hostile values with a word, quickly", async () => {
    for (const route of api.filter(({ meta }) => meta.body || meta.query)) {
      const arbitrary = (schema: v.GenericSchema) => valid(schema, firm.ids).chain(spoilt);
      for (const given of samples(route, arbitrary)) judge(route, given, await askAsSomeone(route, given));
    }
    settle("hostile values");
  });

  it("refuses what is no JSON, is too deep or too large", async () => {
    for (const route of api.filter(({ method }) => method !== "GET")) {
      for (const raw of RAW) judge(route, raw.type + raw.body.slice(0, 60), await askAsSomeone(route, { raw }));
    }
    for (const route of api.filter(({ meta }) => meta.body)) {
      const answer = await askAsSomeone(route, { raw: LARGE });
      judge(route, "5 MB", answer);
      if (answer.status !== 413) problems.push(`${route.id}: 5 MB answered ${answer.status}`);
    }
    settle("raw bodies");
  });

  it("finds nothing under a hostile id, and takes no hostile header", async () => {
    // Whoever reads an address folds a bare `..` before any route sees it: it is asked with a slash, which stays.
    const bad = ["\u0000", "%00", "__proto__", "../..", "a#b", "x".repeat(5_000), "\u202e", "cohort_", "💥"];
    for (const route of api) {
      for (const param of route.params) {
        for (const text of bad) {
          const answer = await askAsSomeone(route, { ids: { ...firm.ids, [param]: text }, ...sampleOf(route, firm) });
          judge(route, { [param]: text }, answer);
          if (answer.status < 400)
            problems.push(`${route.id}: ${param}=${text.slice(0, 20)} answered ${answer.status}`);
        }
      }
      if (route.method === "GET") continue;
      const headers = { "Idempotency-Key": "x".repeat(4_000) };
      judge(route, headers, await askAsSomeone(route, { headers, ...sampleOf(route, firm) }));
    }
    settle("hostile ids");
  });

  it("lets valid values through on most of its routes", () => {
    const withInput = api.filter(({ meta, method }) => meta.body && method !== "GET").map(({ id }) => id);
    const never = withInput.filter((id) => !succeeded.has(id));
    console.log(`commands that no value reached: ${never.join(", ") || "none"}`);
    expect(never.length).toBeLessThan(withInput.length / 2);
  });
});

describe("a real socket", () => {
  it("survives lengths that lie, and cuts off a body that never ends", async () => {
    const front = await listen(0);
    front.serve(router({ dashboard: () => new Response(""), extra: [] }));
    const before = process.memoryUsage().rss;
    for (const path of ["/api/firm", "/connexion"]) {
      for (const lie of LIES) {
        const answer = await raw(front.port, lie(path));
        expect(answer, lie(path).slice(0, 200)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
      }
    }
    const health = await fetch(`http://127.0.0.1:${front.port}/connexion`);
    expect(health.status).toBe(200);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
    await front.close();
  });
});

const head = (path: string, lines: string) =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n${lines}\r\n\r\n`;
const LIES: readonly ((path: string) => string)[] = [
  (path) => `${head(path, "Content-Length: 10")}{}`,
  (path) => `${head(path, "Content-Length: 1")}{"a":1}`,
  (path) => `${head(path, "Content-Length: -1")}{}`,
  (path) => `${head(path, "Content-Length: 99999999999999999999")}{}`,
  (path) => `${head(path, "Content-Length: 2\r\nContent-Length: 3")}{}x`,
  (path) => `${head(path, "Content-Length: 2\r\nTransfer-Encoding: chunked")}0\r\n\r\n`,
  (path) => `${head(path, "Transfer-Encoding: chunked")}ffffffff\r\n{}`,
  (path) => `${head(path, "Transfer-Encoding: chunked")}${`10000\r\n${"x".repeat(0x10000)}\r\n`.repeat(80)}0\r\n\r\n`,
];

/** What the server says before it, or a second of silence, ends the connection. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on("data", (chunk) => (said += chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(said));
  });
}

/** The same bodies and queries at every run, one after the other. */
function samples(route: Route, arbitrary: (schema: v.GenericSchema) => fc.Arbitrary<unknown>): Partial<Ask>[] {
  const { body, query } = route.meta;
  const options = { seed: SEED, numRuns: RUNS };
  const bodies = body ? fc.sample(arbitrary(body), options).map((json) => ({ json: json ?? null })) : [];
  const queries = query ? fc.sample(arbitrary(query), options).map((value) => ({ query: queryOf(value) })) : [];
  if (bodies.length === 0) return queries;
  return bodies.map((one, at) => ({ ...one, ...queries[at] }));
}

function queryOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return "x";
  const texts = Object.entries(value).map(([name, field]) => [name, textOf(field).slice(0, 4_000)] as const);
  return new URLSearchParams(Object.fromEntries(texts)).toString();
}

/** A hostile object may have a `toString` that is no function: it goes as JSON. */
function textOf(field: unknown): string {
  if (typeof field === "string") return field;
  return JSON.stringify(field ?? "") ?? "";
}

describe("the forms of the site", () => {
  const texts = HOSTILE.filter((value) => typeof value === "string");

  it("refuse hostile texts as a page, without running or breaking them", async () => {
    for (const route of forms) {
      const ids = idsOf(route, firm);
      const names = await fieldsOf(route, ids);
      const filled = Object.fromEntries(names.map((name) => [name, plausible(name)]));
      judge(route, filled, await askAsSomeone(route, { form: filled }));
      for (const text of texts) {
        for (const form of [
          Object.fromEntries(names.map((name) => [name, text])),
          { ...filled, [oneOf(names, text)]: text },
        ]) {
          const answer = await askAsSomeone(route, { form });
          judge(route, form, answer);
          if (/<script>alert|<img src=x/.test(answer.text)) problems.push(`${route.id}: runs ${text}`);
          if (answer.headers.get("a") || /\r|\n/.test(answer.headers.get("Location") ?? ""))
            problems.push(`${route.id}: splits a header`);
        }
      }
    }
    settle("hostile forms");
  });

  it("refuse what is no form, and what is too large", async () => {
    for (const route of forms) {
      for (const raw of RAW) judge(route, raw.type, await askAsSomeone(route, { raw }));
      for (const type of ["application/x-www-form-urlencoded", "application/json"]) {
        judge(route, "5 MB", await askAsSomeone(route, { raw: { body: `a=${"x".repeat(5_000_000)}`, type } }));
      }
    }
    settle("raw forms");
  });
});

/** The names of the fields that the page of a form shows; some that it may have when there is no such page. */
async function fieldsOf(route: Route, ids: Record<string, string>): Promise<string[]> {
  const page = all.find(({ path, method }) => path === route.path && method === "GET");
  const shown = page ? (await ask(page, { ids, cookie: firm.people.owner.cookie })).text : "";
  const names = [...shown.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]+)"/g)].map(([, name]) => name ?? "");
  return [...new Set(names.length > 0 ? names : ["name", "email", "key", "version"])];
}

const oneOf = (names: readonly string[], text: string) => names[text.length % names.length] ?? "name";

function plausible(name: string): string {
  const known: [RegExp, string][] = [
    [/mail/i, "visiteuse@exemple.fr"],
    [/siret/i, "732 829 320 00074"],
    [/postal/i, "75001"],
    [/key/i, crypto.randomUUID()],
    [/version/i, "1"],
    [/accept|consent/i, "on"],
  ];
  return known.find(([shape]) => shape.test(name))?.[1] ?? "Essai";
}

import { SignIn } from "@entrepairs/core/platform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildFirm, CALLERS, type Caller, type FirmWorld, ROLE_OF, tellTales } from "./firm.ts";
import { mayAtTable, watchPolicies } from "./policy.ts";
import { type Answer, type Ask, ask, type Route, routes } from "./route.ts";
import { admitted, askAs, idsOf, isClosed, rolesOf, sampleOf } from "./sample.ts";
import { watchTable, writesInto } from "./watch.ts";
import { startWorld, type World } from "./world.ts";

/** Every route of every function, by every caller, with everyone's ids: all of it from the app's own lists. */
const all = routes();
const ofFirm = all.filter(({ meta }) => meta.may && "roles" in meta.may);
const ofAccount = all.filter(({ meta }) => meta.may && "account" in meta.may);
const ofLink = all.filter(({ meta }) => meta.may && "link" in meta.may);

let world: World;
let victim: FirmWorld;
let stranger: FirmWorld;
let watch: ReturnType<typeof watchTable>;
let policies: ReturnType<typeof watchPolicies>;
const problems: string[] = [];
let asked = 0;

beforeAll(async () => {
  world = await startWorld();
  victim = await buildFirm("zqvictima");
  stranger = await buildFirm("zqstranger");
  watch = watchTable();
  policies = watchPolicies();
}, 60_000);
afterAll(async () => {
  policies.stop();
  watch.stop();
  await world.close();
});

/** Collects what is wrong, so that one run names every leak. */
function judge(
  route: Route,
  who: string,
  answer: Answer,
  allowed: (status: number) => boolean,
  hidden: string[],
): void {
  asked += 1;
  const text = `${answer.text}\n${[...answer.headers].join("\n")}`.toLowerCase();
  const told = hidden.find((one) => text.includes(one));
  if (!allowed(answer.status)) problems.push(`${route.id} as ${who}: ${answer.status} ${answer.text.slice(0, 160)}`);
  if (told) problems.push(`${route.id} as ${who}: tells "${told}"`);
  // A CDN stands between: what it may keep is the same for everyone and bears nobody's mark.
  const isKept = /\bpublic\b/.test(answer.headers.get("Cache-Control") ?? "");
  const isPublic = route.meta.may && "everyone" in route.meta.may && !route.path.includes(":token");
  if (isKept && (!isPublic || answer.headers.has("Set-Cookie")))
    problems.push(`${route.id} as ${who}: may be kept by a CDN`);
}

const is =
  (...statuses: number[]) =>
  (status: number) =>
    statuses.includes(status);
const closed = is(403, 404);

function settle(what: string): void {
  console.log(`${what}: ${asked} requests on ${all.length} routes`);
  asked = 0;
  expect(problems.splice(0)).toEqual([]);
}

it("has routes, and each says who may come", () => {
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(({ meta }) => !meta.may).map(({ id }) => id)).toEqual([]);
});

it("has a real thing for each path parameter and a live token for each kind of link", () => {
  const missing = all.flatMap(({ id, params }) =>
    params.filter((param) => victim.ids[param] === undefined).map((param) => `${id}: no ${param} in suites/fixture`),
  );
  const purposes = ofLink.flatMap(({ id, meta }) => {
    const purpose = meta.may && "link" in meta.may ? meta.may.link : "";
    return victim.links[purpose] ? [] : [`${id}: no link "${purpose}" in suites/fixture`];
  });
  expect([...missing, ...purposes]).toEqual([]);
});

describe("nobody and strangers", () => {
  it("asks who is there before anything else", async () => {
    const hidden = tellTales(victim);
    for (const route of [...ofFirm, ...ofAccount]) {
      for (const cookie of [
        undefined,
        "forged",
        victim.people.owner.cookie.replace(/.$/, (last) => (last === "a" ? "b" : "a")),
      ]) {
        const answer = await askAs(route, victim, undefined, { cookie });
        const sentToSignIn = route.app === "site" && /\/connexion/.test(answer.headers.get("Location") ?? "");
        judge(route, "no one", answer, sentToSignIn ? is(303) : is(401), hidden);
      }
    }
    settle("no one");
  });

  it("shows a stranger nothing at the firm's own address", async () => {
    const hidden = tellTales(victim);
    const from = watch.seen.length;
    for (const route of ofFirm) {
      for (const caller of CALLERS) {
        const cookie = stranger.people[caller].cookie;
        judge(route, `a stranger ${caller}`, await askAs(route, victim, undefined, { cookie }), is(404), hidden);
      }
    }
    expect(writesInto(victim.firmID, watch.seen, from)).toEqual([]);
    settle("strangers at the firm's address");
  });

  it("finds no thing of another firm at the stranger's own address, nor by an id in a body", async () => {
    const hidden = tellTales(victim);
    const from = watch.seen.length;
    for (const route of ofFirm) {
      for (const caller of admitted(route, stranger)) {
        const { cookie } = stranger.people[caller];
        const ids = { ...idsOf(route, victim), firm: stranger.firmID };
        if (route.params.some((param) => param !== "firm")) {
          const answer = await ask(route, { ids, cookie, ...sampleOf(route, stranger) });
          judge(route, `a stranger ${caller} with foreign ids`, answer, is(404), hidden);
        }
        for (const foreign of bodiesWith(route, stranger, victim)) {
          const before = watch.seen.length;
          const answer = await ask(route, { ids: idsOf(route, stranger), cookie, ...foreign });
          const written = watch.seen.slice(before).some(({ call }) => call === "transact");
          const harmless = (status: number) => status < 500 && (status >= 400 || !written);
          judge(route, `a stranger ${caller} with foreign ids in ${JSON.stringify(foreign)}`, answer, harmless, hidden);
        }
      }
    }
    expect(writesInto(victim.firmID, watch.seen, from)).toEqual([]);
    settle("strangers with foreign ids");
  });
});

/** Samples with the ids of their own firm turned into another's. */
function bodiesWith(route: Route, own: FirmWorld, other: FirmWorld): Pick<Ask, "json">[] {
  const samples = [sampleOf(route, own).json, ...[1, 2, 3, 4].map((seed) => sampleOf(route, bare(own), seed).json)];
  return samples.flatMap((json) => {
    if (json === undefined) return [];
    let text = JSON.stringify(json);
    for (const [name, id] of Object.entries(own.ids)) {
      if (/_[0-9A-Z]{26}$/.test(id)) text = text.replaceAll(id, other.ids[name] ?? id);
    }
    return text === JSON.stringify(json) ? [] : [{ json: JSON.parse(text) }];
  });
}

const bare = (firm: FirmWorld): FirmWorld => ({ ...firm, bodies: {} });

describe("inside the firm", () => {
  it("refuses the roles that a route does not name, and those who have nothing to do with the thing", async () => {
    const from = watch.seen.length;
    for (const route of ofFirm) {
      for (const caller of CALLERS.filter((one) => !admitted(route, victim).includes(one))) {
        const apart = rolesOf(route).includes(ROLE_OF[caller]) && isClosed(route, victim, caller);
        const hidden = apart ? lower(victim.unseen[caller]) : [];
        judge(route, caller, await askAs(route, victim, caller), apart ? closed : is(403), hidden);
      }
    }
    expect(writesInto(victim.firmID, watch.seen, from)).toEqual([]);
    settle("refused roles");
  });

  it("lets the named roles read their own, and writes nothing while they read", async () => {
    const from = watch.seen.length;
    const hidden = tellTales(stranger);
    for (const route of [...ofFirm, ...ofAccount].filter(({ method }) => method === "GET")) {
      const callers = ofFirm.includes(route) ? admitted(route, victim) : CALLERS;
      for (const caller of callers) {
        const answer = await askAs(route, victim, caller);
        const found = (status: number) => status < 400 || (status === 404 && victim.empty.has(route.id));
        judge(route, caller, answer, found, [...hidden, ...lower(victim.unseen[caller])]);
      }
    }
    expect(writesInto(victim.firmID, watch.seen, from)).toEqual([]);
    settle("reads");
  });

  it("refuses every change that another site's page asks for", async () => {
    const from = watch.seen.length;
    for (const route of all.filter(({ method, app }) => method !== "GET" && app !== "webhook")) {
      for (const headers of [{ "Sec-Fetch-Site": "cross-site" }, { Origin: "https://autre.exemple" }]) {
        const answer = await askAs(route, victim, "owner", { headers });
        judge(route, "the owner, by another site", answer, is(403), []);
      }
    }
    expect(writesInto(victim.firmID, watch.seen, from)).toEqual([]);
    settle("other sites");
  });
});

describe("by link", () => {
  it("opens to its own purpose alone: not to another one, a made-up one, or no one's", async () => {
    const from = watch.seen.length;
    for (const route of ofLink) {
      const own = idsOf(route, victim).token;
      const others = Object.values(victim.links).filter((token) => token !== own);
      const forged = [`${victim.firmID}${"A".repeat(43)}`, `${stranger.firmID}${own?.slice(26)}`, "x", "x".repeat(300)];
      for (const token of [...others, ...forged]) {
        const answer = await askAs(route, victim, undefined, { ids: { ...victim.ids, token } });
        judge(route, "another link", answer, is(403, 404, 410), tellTales(victim));
      }
    }
    expect(writesInto(victim.firmID, watch.seen, from)).toEqual([]);
    settle("other links");
  });

  it("shows its page to a mail scanner that opens it twice, and consumes nothing", async () => {
    const from = watch.seen.length;
    for (const route of ofLink.filter(({ method }) => method === "GET")) {
      for (let time = 0; time < 2; time++) {
        const answer = await askAs(route, victim, undefined);
        judge(route, "the bearer", answer, (status) => status < 400, tellTales(stranger));
      }
    }
    expect(writesInto(victim.firmID, watch.seen, from)).toEqual([]);
    settle("links opened");
  });
});

it("serves whoever comes what is public, of that firm alone", async () => {
  for (const route of all.filter(({ method, meta }) => method === "GET" && meta.may && "everyone" in meta.may)) {
    const answer = await askAs(route, victim, undefined);
    judge(route, "anyone", answer, (status) => status < 500 && status !== 401, tellTales(stranger));
  }
  settle("public pages");
});

it("lets the named roles act on their own", async () => {
  const hidden = tellTales(stranger);
  for (const route of ofFirm.filter(({ method }) => method !== "GET")) {
    for (const caller of admitted(route, victim)) {
      const answer = await askAs(route, victim, caller, { cookie: await freshCookie(caller) });
      const done = (status: number) => status < 500 && !is(401, 403)(status);
      judge(route, caller, answer, done, hidden);
    }
  }
  settle("acts");
});

it("only ever adds to the log, whatever was asked above", () => {
  const lines = watch.seen.flatMap(({ call, keys, created = [] }) =>
    call === "transact" ? keys.filter((key) => /^F#\w+#AUDIT#/.test(key)).map((key) => created.includes(key)) : [],
  );
  console.log(`the log: ${lines.length} lines`);
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((isNew) => !isNew)).toEqual([]);
});

it("asks the table for nothing that the policies of its function refuse", () => {
  console.log(`policies: ${policies.asked.size} kinds of calls by ${all.length} routes`);
  expect(policies.asked.size).toBeGreaterThan(300);
  expect([...policies.refused]).toEqual([]);
  // What nobody thought of is refused: a new kind of the platform's rows is named in infra/access.ts first.
  for (const name of ["api", "site", "job"] as const)
    expect(mayAtTable({ name, role: "platform", action: "Query", keys: ["P#UNHEARDOF#1"] })).toBe(false);
});

async function freshCookie(caller: Caller): Promise<string> {
  return (await SignIn.signInAs(victim.people[caller].email, "fr")).cookie;
}

const lower = (texts: readonly string[] = []) => texts.filter(Boolean).map((text) => text.toLowerCase());

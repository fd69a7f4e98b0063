import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { mailsTo, waitForMail } from "./inbox.ts";
import { type Product, type StartOptions, startProduct } from "./start.ts";

type Ended = { code: number | null; out: string; said: string };

/** Runs a command of the product to its end, under this very Node. */
function ran(args: string[], env: Record<string, string> = {}, cwd?: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: "pipe", cwd });
    const ended: Ended = { code: null, out: "", said: "" };
    child.stdout.on("data", (chunk) => {
      ended.out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      ended.said += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...ended, code }));
  });
}

const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");
const started: Product[] = [];

async function begin(options?: StartOptions): Promise<Product> {
  const product = await startProduct(options);
  started.push(product);
  return product;
}

test.afterEach(async () => {
  for (const product of started.splice(0)) await product.discard();
});

const signIn = async (link: string) => {
  const answer = await fetch(link, { redirect: "manual" });
  return { status: answer.status, cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" };
};

const firmsOf = async (product: Product, cookie: string) => {
  const answer = await fetch(new URL("/api/me", product.dashboard), { headers: { cookie } });
  return ((await answer.json()) as { firms: { name: string }[] }).firms.map(({ name }) => name);
};

/** Asks for a sign-in link, which leaves a mail in the inbox. */
const askLink = (product: Product, email: string) => {
  const { origin } = new URL(product.dashboard);
  return fetch(`${origin}/connexion`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: origin },
    body: new URLSearchParams({ email, locale: "fr" }),
  });
};

test("says its addresses in one line; each role's link signs in, as often as wanted; nothing is wrong for a smoke", async () => {
  const product = await begin();
  const { dashboard, inbox, stripe, signIn: links } = product;
  for (const address of [dashboard, inbox, stripe, ...Object.values(links)]) {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  }
  expect(Object.keys(links)).toEqual(["owner", "coach", "sponsor", "participant"]);
  expect([(await fetch(dashboard)).status, (await fetch(inbox)).status, (await fetch(stripe)).status]).toEqual([
    200, 200, 200,
  ]);
  for (const link of [...Object.values(links), links.owner]) {
    const { status, cookie } = await signIn(link);
    expect(status).toBe(303);
    expect((await firmsOf(product, cookie)).length).toBeGreaterThan(0);
  }
  // What is asked of a deployed stage after each deployment is answered here as well.
  const smoke = await ran(["tools/smoke.mjs", new URL(dashboard).origin]);
  expect([smoke.code, smoke.out]).toEqual([0, expect.stringMatching(/^(ok .*\n){8}smoke: all is as it should be\n$/)]);
  const nobody = await ran(["tools/smoke.mjs", "http://127.0.0.1:1"]);
  expect([nobody.code, nobody.out]).toEqual([1, expect.stringContaining("smoke: 8 answers are wrong")]);
});

test("keeps its data over a restart and over kill -9, and empties them when asked", async () => {
  const first = await begin();
  const { dataDir } = first;
  const { cookie } = await signIn(first.signIn.coach);
  const firms = await firmsOf(first, cookie);
  expect(firms.length).toBe(2);
  await askLink(first, "essai@exemple.example");
  await waitForMail(first.inbox, { to: "essai@exemple.example" });
  await first.stop("SIGKILL");

  const second = await begin({ dataDir });
  expect(await firmsOf(second, cookie)).toEqual(firms);
  expect(await mailsTo(second.inbox, "essai@exemple.example")).toHaveLength(1);
  await second.stop();

  const third = await begin({ dataDir, args: ["--fresh", "--empty"] });
  expect(third.signIn).toEqual({});
  expect(await mailsTo(third.inbox, "essai@exemple.example")).toHaveLength(0);
  expect((await fetch(new URL("/api/me", third.dashboard), { headers: { cookie } })).status).toBe(401);
});

test("a data folder that another one uses is refused in one line", async () => {
  const { dataDir } = await begin({ args: ["--empty"] });
  const { code, said } = await ran(["packages/local/start.mjs", "--json"], { PORT: "0", DATA_DIR: dataDir });
  expect({ code, lines: linesOf(said).length }).toEqual({ code: 1, lines: 1 });
});

test("a busy port is said in one line, exit code 1", async () => {
  const busy = createServer();
  const port = await new Promise<number>((resolve) => {
    busy.listen(0, "127.0.0.1", () => resolve((busy.address() as { port: number }).port));
  });
  const folder = await mkdtemp(join(tmpdir(), "entrepairs-"));
  const { code, out, said } = await ran(["packages/local/start.mjs", "--json"], {
    PORT: String(port),
    DATA_DIR: folder,
  });
  await new Promise((resolve) => busy.close(resolve));
  await rm(folder, { recursive: true });
  expect({ code, out, lines: linesOf(said) }).toEqual({
    code: 1,
    out: "",
    lines: [expect.stringContaining(`${port}`)],
  });
});

test("a folder that cannot be written is said in one line, exit code 1", async () => {
  const folder = await mkdtemp(join(tmpdir(), "entrepairs-"));
  const file = join(folder, "file");
  await writeFile(file, "");
  // A folder under a file: not even root can write there.
  const { code, out, said } = await ran(["packages/local/start.mjs"], { PORT: "0", DATA_DIR: join(file, "data") });
  await rm(folder, { recursive: true });
  expect({ code, out, lines: linesOf(said) }).toEqual({
    code: 1,
    out: "",
    lines: [expect.stringContaining(join(file, "data"))],
  });
});

for (const script of ["start.mjs", "sheet.mjs"]) {
  test(`${script} tells a Node that is too old, in one line, exit code 1`, async () => {
    const aged = `data:text/javascript,${encodeURIComponent(
      'Object.defineProperty(process.versions, "node", { value: "18.19.0" });',
    )}`;
    const { code, out, said } = await ran(["--import", aged, `packages/local/${script}`]);
    expect({ code, out, lines: linesOf(said) }).toEqual({
      code: 1,
      out: "",
      lines: [expect.stringContaining("18.19.0")],
    });
  });
}

test("a wrong option or port is said in one line, exit code 1", async () => {
  const option = await ran(["packages/local/start.mjs", "--frech"], { PORT: "0" });
  const port = await ran(["packages/local/start.mjs"], { PORT: "http" });
  expect([option, port].map(({ code, said }) => ({ code, lines: linesOf(said).length }))).toEqual([
    { code: 1, lines: 1 },
    { code: 1, lines: 1 },
  ]);
});

test("npm run sheet reads files as typed from the caller's folder, a line each", async () => {
  const folder = await mkdtemp(join(tmpdir(), "entrepairs-"));
  const sheet = await readFile(new URL("fixture/oser-deleguer.md", import.meta.url));
  await writeFile(join(folder, "fiche.md"), sheet);
  const script = join(process.cwd(), "packages/local/sheet.mjs");
  const { code, out } = await ran([script, "fiche.md", "absente.md"], { INIT_CWD: folder }, folder);
  await rm(folder, { recursive: true });
  const [read, absent] = linesOf(out).map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(read).toMatchObject({
    file: "fiche.md",
    title: "Oser déléguer",
    net: 70_000,
    vat: 14_000,
    gross: 84_000,
    days: 2,
    hours: 14,
    prerequisites: "Aucun",
    draft: false,
  });
  expect(absent).toMatchObject({ file: "absente.md", title: null, problems: [{ code: "unreadable" }] });
});

// npm run bench: the first rows of the scoreboard, through the real server in a process of its own. Under two minutes.
// npm run bench -- invoice: only the parts whose first name holds the word.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { board, type Line } from "./board.ts";
import { apiBundle, dashboardSizes } from "./bundle.ts";
import { foundFirm, openGroups } from "./firm.ts";
import { enrolAndInvoice, issueTogether, tasksOf } from "./invoicing.ts";
import { load } from "./load.ts";
import { anInvoice, paperMs } from "./paper.ts";
import { planningLines } from "./planning.ts";
import { buildOnce, newFolder, type Product, remove, root, startProduct } from "./product.ts";
import { reportCost } from "./report.ts";
import { rooms } from "./room.ts";

const lines: Line[] = [];
const only = process.argv[2] ?? "";

/** A line that cannot be measured now says why; the others go on. */
async function measure(names: readonly string[], body: () => Promise<Line[]>): Promise<void> {
  if (!names[0]?.includes(only)) return;
  process.stderr.write(`${names[0]} …\n`);
  try {
    lines.push(...(await body()));
  } catch (error) {
    const note = (error instanceof Error ? error.message : String(error)).slice(0, 120);
    lines.push(...names.map((name) => ({ name, measured: undefined, unit: "", target: 0, note })));
  }
}

async function listOf50(product: Product): Promise<Line[]> {
  const firm = await foundFirm(product, 1);
  await openGroups(firm, 50);
  const url = `${product.origin}/api/f/${firm.firmID}/cohort`;
  const { cookie } = firm;
  await load(product, url, { cookie, requests: 500, connections: 4 });
  const single = await load(product, url, { cookie, requests: 1_000, connections: 1 });
  const ten = await load(product, url, { cookie, requests: 2_500, connections: 10 });
  return [
    {
      name: "list of 50 cohorts, CPU per request",
      measured: ten.cpuMs,
      unit: "ms",
      target: 5,
      note: "engine included",
    },
    { name: "  p50 at one connection", measured: single.p50, unit: "ms", target: 5 },
    { name: "  p99 at one connection", measured: single.p99, unit: "ms", target: 12 },
    { name: "  requests a second at ten", measured: ten.perSecond, unit: "/s", target: 250, atLeast: true },
  ];
}

async function publicPage(product: Product): Promise<Line[]> {
  const url = `${product.origin}/connexion`;
  await load(product, url, { cookie: "", requests: 300, connections: 2 });
  const { cpuMs } = await load(product, url, { cookie: "", requests: 2_000, connections: 4 });
  return [{ name: "public page, CPU per request", measured: cpuMs, unit: "ms", target: 1, note: "the sign-in page" }];
}

async function invoicing(product: Product): Promise<Line[]> {
  // As the lists are asked before they are measured: the first few of a process are twice as dear, and told beside.
  const first = await enrolAndInvoice(await tasksOf(await foundFirm(product, 24)), 10);
  const alone = await enrolAndInvoice(await tasksOf(await foundFirm(product, 64)), 10);
  const firms: Awaited<ReturnType<typeof tasksOf>>[] = [];
  for (let at = 0; at < 10; at++) firms.push(await tasksOf(await foundFirm(product, 8)));
  // One task of each firm after the other, so that all ten counters move at once.
  const turns = firms[0]?.flatMap((_, turn) => firms.flatMap((tasks) => tasks[turn] ?? [])) ?? [];
  const ten = await enrolAndInvoice(turns, 10);
  const together = await issueTogether(await tasksOf(await foundFirm(product, 100)), 50);
  const violations = `${first.violations + alone.violations + ten.violations} violations`;
  const note = `${violations}; the first 24 of the process at ${first.perSecond.toFixed(1)} /s`;
  return [
    { name: "enrol + invoice, one counter", measured: alone.perSecond, unit: "/s", target: 25, atLeast: true, note },
    { name: "  over ten firms", measured: ten.perSecond, unit: "/s", target: 40, atLeast: true, note: violations },
    {
      name: "  issue alone, 50 clients, one counter",
      measured: together.perSecond,
      unit: "/s",
      target: 25,
      atLeast: true,
      note: `${together.violations} violations`,
    },
  ];
}

async function live(): Promise<Line[]> {
  const { p50, p99, lost, doubled, deliveries, calls, kilobytes, dollars } = await rooms();
  const session = `${calls} store calls, ${Math.round(kilobytes)} KB answered`;
  return [
    {
      name: "100 rooms × 9 screens, delivery p50",
      measured: p50,
      unit: "ms",
      target: 10,
      note: `${deliveries} signals`,
    },
    { name: "  p99", measured: p99, unit: "ms", target: 20 },
    { name: "  lost, every screen cut off once", measured: lost, unit: "", target: 0 },
    { name: "  doubled", measured: doubled, unit: "", target: 0 },
    { name: "one session of 3 h, its store", measured: dollars, unit: "USD", target: 0.01, note: session },
  ];
}

/** From the rows that a test compares with what is done. */
async function storeCalls(): Promise<Line[]> {
  const folder = join(root, "docs/table");
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
    .map((row) => row.split("|").map((cell) => cell.trim()))
    .filter(([, , asked]) => asked?.startsWith("`GET /api/"));
  const callsOf = (text = "") => [...text.matchAll(/(\d+) (?:gets?|quer\w+|transactions?)/g)];
  const counts = rows.map((cells) => callsOf(cells[3]).reduce((sum, [, count]) => sum + Number(count), 0));
  const unexplained = rows.filter((cells, at) => (counts[at] ?? 0) > 1 && !cells[8]).length;
  const single = counts.filter((count) => count <= 1).length;
  const note = `${single} of ${rows.length} screens make one call or none; the most: ${Math.max(...counts)}`;
  return [{ name: "screens with more than one call, no reason", measured: unexplained, unit: "", target: 0, note }];
}

/** From the rows that jobs leave; no answer is read by a report. */
async function reports(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [answers, runs, target] of [
    [100, 20, 5],
    [10_000, 100, 5],
    [1_000_000, 3, 1_000],
  ] as const) {
    const { cpuMs, queryMs, rows, answers: counted } = await reportCost(answers, runs);
    const name = `report over ${answers.toLocaleString("en")} answers, CPU`;
    lines.push({
      name,
      measured: cpuMs,
      unit: "ms",
      target,
      note: `${counted} answers, ${rows} rows, one query, ${queryMs.toFixed(1)} ms of it in the engine`,
    });
  }
  return lines;
}

async function bundle(): Promise<Line[]> {
  const { kilobytes, importMs } = await apiBundle();
  return [
    { name: "api bundle, minified", measured: kilobytes, unit: "KB", target: 450, note: "what its start loads" },
    { name: "  import, CPU", measured: importMs, unit: "ms", target: 100 },
  ];
}

async function sizes(): Promise<Line[]> {
  const { shell, route, act } = dashboardSizes();
  return [
    { name: "dashboard shell, gzip", measured: shell, unit: "KB", target: 45 },
    { name: "  largest screen with it", measured: route.size, unit: "KB", target: 60, note: route.name },
    { name: "  largest dialog with both", measured: act.size, unit: "KB", target: 60, note: act.name },
  ];
}

async function paper(): Promise<Line[]> {
  return [{ name: "invoice PDF/A-3, CPU warm", measured: await paperMs(anInvoice()), unit: "ms", target: 60 }];
}

/** A second start finds the demo in place; then each screen is asked for once. */
async function startAndRest(folder: string): Promise<Line[]> {
  const product = await startProduct(folder);
  try {
    const { owner } = product.signIn;
    const response = owner ? await fetch(owner, { redirect: "manual" }) : undefined;
    const cookie = response?.headers.get("set-cookie")?.split(";")[0] ?? "";
    const asked = await fetch(`${product.origin}/api/me`, { headers: { Cookie: cookie } });
    const me = (await asked.json()) as { firms?: { firmID: string }[] };
    const firmID = me.firms?.[0]?.firmID;
    const screens = ["home", "cohort", "enrolment", "member", "organization", "programme", "invoice", "report", "firm"];
    const paths = ["/app/", "/", "/connexion", ...(firmID ? screens.map((name) => `/api/f/${firmID}/${name}`) : [])];
    for (const path of paths) await (await fetch(`${product.origin}${path}`, { headers: { Cookie: cookie } })).text();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const note = owner ? "with the demo in place" : "no demo yet";
    return [
      { name: "npm start, ready", measured: product.readyMs / 1000, unit: "s", target: 2, note },
      {
        name: "  memory at rest",
        measured: product.memory(),
        unit: "MiB",
        target: 250,
        note: `${paths.length} screens`,
      },
    ];
  } finally {
    await product.stop();
  }
}

buildOnce();
const folder = newFolder();
const demo = newFolder();
const product = await startProduct(folder, "--empty");
await measure(["list of 50 cohorts"], () => listOf50(product));
await measure(["public page"], () => publicPage(product));
// Last: the jobs that it leaves would be counted with what follows.
await measure(["enrol + invoice"], () => invoicing(product));
await product.stop();
await measure(["rooms"], live);
await measure(["reports"], reports);
await measure(["store calls"], storeCalls);
await measure(["api bundle"], bundle);
await measure(["dashboard sizes"], sizes);
await measure(["invoice PDF"], paper);
await measure(["groups of 200 people", "dates of 12 sessions"], planningLines);
await measure(["npm start"], async () => {
  await (await startProduct(demo)).stop();
  return startAndRest(demo);
});
for (const each of [folder, demo]) remove(each);
console.log(`\n${board(lines)}`);

import { MONTH } from "./firm.ts";
import { type Kept, storageOf } from "./kept.ts";
import { type Line, type Month, replay } from "./month.ts";
import { added, asOf, type Counted, dollars, fixed, perUnit, priced, sourceOf, times } from "./price.ts";
import { type Load, limitsAt } from "./quota.ts";

/** Of measures.md: dollars a firm and month, dollars a room. */
const FIRM_MAX = 0.6;
const ROOM_MAX = 0.01;
/** A firm that nobody uses is swept four times a day, one read unit each. */
const IDLE = { readUnit: 4 * 30 };

const usd = (amount: number) => amount.toFixed(amount < 0.1 ? 4 : 2);

/** What a firm's month uses, its storage after a year with it. */
export function usedIn({ lines, founding, fileBytes, beside }: Month): Counted {
  const left = lines.reduce<Pick<Kept, "rows" | "copies">>(
    (sum, { kept, count }) => ({ rows: sum.rows + kept.rows * count, copies: sum.copies + kept.copies * count }),
    { rows: 0, copies: 0 },
  );
  const storage = storageOf(founding, left, { count: MONTH.people, bytes: fileBytes });
  return added(...lines.map(({ each, count }) => times(each, count)), beside, storage);
}

/** Replays the month, prints what it costs; answers whether that is within the limits. */
export async function cost(whole: boolean): Promise<boolean> {
  const month = await replay(whole);
  const used = usedIn(month);
  const marginal = dollars(used);
  const rooms = month.lines.filter(({ name }) => name.startsWith("a room")).map(({ each }) => dollars(each));
  const room = rooms.reduce((sum, one) => sum + one, 0) / rooms.length;
  const rest = Object.values(fixed).reduce((sum, one) => sum + one, 0);
  say(`A firm's month: ${JSON.stringify(MONTH)}`);
  say(`Prices of ${asOf}; ${whole ? "every request asked" : "a tenth of each kind asked, forty at least"}\n`);
  for (const line of month.lines) say(described(line));
  say("\nBy unit:                          count       USD  price of a unit");
  for (const { unit, count, dollars: price } of priced(used)) {
    const figure = count.toFixed(unit.endsWith("GB") || unit.includes("Month") ? 4 : 0);
    say(`  ${unit.padEnd(20)} ${figure.padStart(16)}  ${usd(price).padStart(8)}  ${sourceOf(unit)}`);
  }
  say(`\nmarginal, a firm and month   ${usd(marginal)} USD (at most ${FIRM_MAX})`);
  say(`a room of three hours, mean  ${usd(room)} USD (at most ${ROOM_MAX})`);
  say(`an idle firm                 ${dollars(IDLE).toFixed(6)} USD beside what it keeps`);
  say(
    `fixed, the platform          ${usd(rest)} USD: ${Object.entries(fixed)
      .map(([name, one]) => `${name} ${one}`)
      .join("; ")}`,
  );
  say("\nfirms      a month, USD   a firm   hot partitions and quotas (AWS’s defaults; “ours”: set by us)");
  for (const firms of [1, 100, 10_000]) say(atSize(firms, marginal, rest, used));
  return marginal <= FIRM_MAX && room <= ROOM_MAX;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function described({ name, count, each, kept }: Line): string {
  const { readUnit = 0, writeUnit = 0, lambdaGBSecond = 0 } = each;
  const one = `${readUnit.toFixed(1)} RRU ${writeUnit.toFixed(1)} WRU ${(lambdaGBSecond * 1_000).toFixed(0)} MB·s ${(kept.rows + kept.copies).toFixed(0)} B`;
  return `${String(count).padStart(6)} × ${name.padEnd(30)} ${one.padEnd(44)} ${usd(dollars(each) * count)}`;
}

/** A month's seconds in which somebody works: 22 days of eight hours. */
const WORKING_SECONDS = 22 * 8 * 3_600;
/** Functions that somebody waits for, or that follow: each traces the first run of a second, whatever the rest. */
const TRACING = 4;

/** The first trace of each second, of each busy function: the platform's, since it stops growing. */
function firstTraces(runs: number): number {
  const traces = Math.min(runs, TRACING * WORKING_SECONDS);
  return traces * perUnit.traceRecorded.usd;
}

function atSize(firms: number, marginal: number, rest: number, used: Counted): string {
  const load = loadOf(firms, used);
  const traces = firstTraces(firms * (used.lambdaRequest ?? 0));
  const total = firms * marginal + rest + traces;
  const figures = `${String(firms).padStart(6)} ${total.toFixed(2).padStart(16)} ${(total / firms).toFixed(2).padStart(8)}`;
  const said = `${load.requests.toFixed(1)} requests a second at the peak; ${traces.toFixed(2)} USD of it traces the first run of each second`;
  return [`${figures}   ${said}`, ...limitsAt(firms, load)].join("\n");
}

/** What the busiest second asks: a fifth of a day's in its busiest hour, three times that hour's mean. */
function loadOf(firms: number, used: Counted): Load {
  const peak = (count = 0) => (((count * firms) / 22) * 0.2 * 3) / 3_600;
  return {
    requests: peak(used.cdnRequest),
    written: peak(used.httpRequest),
    readUnits: peak(used.readUnit),
    writeUnits: peak(used.writeUnit),
  };
}

import { kept, type Line, MONTH, replay } from "./month.ts";
import { added, asOf, dollars, fixed, priced, times } from "./price.ts";

/** Of measures.md: dollars a firm and month, dollars a room. */
const FIRM_MAX = 0.6;
const ROOM_MAX = 0.01;
/** A firm that nobody uses is swept four times a day, one read unit each. */
const IDLE = { readUnit: 4 * 30 };

const usd = (amount: number) => amount.toFixed(amount < 0.1 ? 4 : 2);

/** Replays the month, prints what it costs; answers whether that is within the limits. */
export async function cost(whole: boolean): Promise<boolean> {
  const lines = await replay(whole);
  const used = added(...lines.map(({ each, count }) => times(each, count)));
  const marginal = dollars(used) + dollars(kept());
  const rooms = lines.filter(({ name }) => name.startsWith("a room")).map(({ each }) => dollars(each));
  const room = rooms.reduce((sum, one) => sum + one, 0) / rooms.length;
  const rest = Object.values(fixed).reduce((sum, one) => sum + one, 0);
  say(`A firm's month: ${JSON.stringify(MONTH)}`);
  say(`Prices of ${asOf}; ${whole ? "every request asked" : "a tenth of each kind asked, forty at least"}\n`);
  for (const line of lines) say(described(line));
  say("\nBy unit:");
  for (const { unit, count, dollars: price } of priced(added(used, kept())))
    say(
      `  ${unit.padEnd(20)} ${count.toFixed(unit.endsWith("GB") || unit.includes("Month") ? 4 : 0).padStart(12)}  ${usd(price)}`,
    );
  say(`\nmarginal, a firm and month   ${usd(marginal)} USD (at most ${FIRM_MAX})`);
  say(`a room of three hours, mean  ${usd(room)} USD (at most ${ROOM_MAX})`);
  say(`an idle firm                 ${dollars(IDLE).toFixed(6)} USD beside what it keeps`);
  say(
    `fixed, the platform          ${usd(rest)} USD: ${Object.entries(fixed)
      .map(([name, one]) => `${name} ${one}`)
      .join("; ")}`,
  );
  say("\nfirms      a month, USD   a firm   what is near its limit");
  for (const firms of [1, 100, 10_000]) say(atSize(firms, marginal, rest));
  return marginal <= FIRM_MAX && room <= ROOM_MAX;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function described({ name, count, each }: Line): string {
  const { readUnit = 0, writeUnit = 0, lambdaGBSecond = 0 } = each;
  const one = `${readUnit.toFixed(1)} RRU ${writeUnit.toFixed(1)} WRU ${(lambdaGBSecond * 1_000).toFixed(0)} MB·s`;
  return `${String(count).padStart(6)} × ${name.padEnd(30)} ${one.padEnd(34)} ${usd(dollars(each) * count)}`;
}

/** Requests of the busiest second: a tenth of a day's in its busiest hour, three times its mean. */
const peak = (firms: number) => (((MONTH.requests * firms) / 22) * 0.2 * 3) / 3_600;

function atSize(firms: number, marginal: number, rest: number): string {
  const total = firms * marginal + rest;
  const figures = `${String(firms).padStart(6)} ${total.toFixed(2).padStart(16)} ${(total / firms).toFixed(2).padStart(8)}`;
  return `${figures}   ${limitsAt(firms)}`;
}

/** Hot partitions and quotas, by the arithmetic of AWS's defaults. */
function limitsAt(firms: number): string {
  const perSecond = peak(firms);
  const concurrent = Math.ceil(perSecond * 0.06);
  const due = Math.ceil((firms * MONTH.people) / 22 / 60);
  const told = [`${perSecond.toFixed(1)} requests/s at the peak, ${concurrent} runs at once (quota 1,000)`];
  if (firms >= 100) told.push(`P#DUE's hour: about ${due} items a minute at 08:00 (a partition writes 1,000 units/s)`);
  if (firms >= 10_000) {
    told.push("P#FIRMS: one partition, read four times a day (3,000 units/s)");
    told.push("SES sending rate (default 14/s) and STS (500/s at the start of day): ask for more");
    told.push("KMS 10,000/s and sockets 500 new/s: far");
  }
  return told.join("; ");
}

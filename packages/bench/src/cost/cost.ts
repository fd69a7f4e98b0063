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
  say("\nfirms      a month, USD   a firm   hot partitions and quotas (AWS’s defaults)");
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
  return [`${figures}   ${peak(firms).toFixed(1)} requests a second at the peak`, ...limitsAt(firms)].join("\n");
}

/** Hot partitions and quotas, by the arithmetic of AWS's defaults: what one partition and one account take a second. */
const PARTITION = { reads: 3_000, writes: 1_000 };
const QUOTA = { runs: 1_000, mails: 14, roles: 500, keyCalls: 10_000, connections: 500, purges: 15 };

/** Of the firms that have a room at the same time, one in eight of a working day's hours. */
const roomsAt = (firms: number) => Math.ceil((firms * MONTH.rooms * MONTH.roomHours) / 22 / 8);

function limitsAt(firms: number): string[] {
  const requests = peak(firms);
  const morning = Math.ceil((firms * MONTH.people) / 22 / 60);
  const rooms = roomsAt(firms);
  const lines: [what: string, used: number, limit: number][] = [
    ["functions at once, of the account", Math.ceil(requests * 0.06), QUOTA.runs],
    ["P#DUE, the partition of an hour: items a second at 08:00, written and read", morning / 60, PARTITION.writes],
    ["P#FIRMS, one partition: read units a second in a sweep", Math.min(firms / 100, 400), PARTITION.reads],
    ["F#‹firm›#SESSIONS, the busiest of one firm: read units a second", peak(1) * 14, PARTITION.reads],
    ["ROOM of one session: write units a second, nine people typing", 9 * 8, PARTITION.writes],
    ["mails a second at 08:00", morning / 60, QUOTA.mails],
    ["roles taken a second at the start of the day (STS)", firms / 600, QUOTA.roles],
    ["calls of the rooms’ key a second (KMS)", rooms / 10, QUOTA.keyCalls],
    ["sockets opened a second, rooms that begin in one minute", (rooms * 9) / 60, QUOTA.connections],
    ["pages purged at once, a minute each", (firms * 2) / 22 / 600, QUOTA.purges],
  ];
  return lines.map(([what, used, limit]) => {
    const share = used / limit;
    const told = share > 1 ? "ASK FOR MORE" : share > 0.5 ? "near" : "far";
    return `         ${told.padEnd(13)} ${amount(used).padStart(8)} of ${String(limit).padStart(6)}  ${what}`;
  });
}

const amount = (value: number) => (value >= 10 ? value.toFixed(0) : value.toFixed(value >= 0.1 ? 1 : 3));

import { MONTH } from "./firm.ts";

/** Of the busiest second. */
export interface Load {
  requests: number;
  /** Those that pass the HTTP API. */
  written: number;
  readUnits: number;
  writeUnits: number;
}

/** Hot partitions and quotas, by the arithmetic of AWS's defaults: what one partition and one account take a second. */
const PARTITION = { reads: 3_000, writes: 1_000 };
const QUOTA = { runs: 1_000, mails: 14, roles: 500, keyCalls: 10_000, connections: 500, purges: 15 };
/** What we allow ourselves, so that a loop is no bill: `infra/app/doors.ts`, `infra/foundation/store.ts`. */
const OURS = { written: 200, readUnits: 4_000, writeUnits: 2_000 };
/** How long a run takes, seconds. */
const RUN = 0.06;

/** Of the firms that have a room at the same time, one in eight of a working day's hours. */
const roomsAt = (firms: number) => Math.ceil((firms * MONTH.rooms * MONTH.roomHours) / 22 / 8);

type Limit = [what: string, used: number, limit: number, whose?: "ours"];

/** Each limit and how far it is, a line each. */
export function limitsAt(firms: number, load: Load): string[] {
  const morning = Math.ceil((firms * MONTH.people) / 22 / 60);
  const rooms = roomsAt(firms);
  const lines: Limit[] = [
    ["functions at once, of the account", Math.ceil(load.requests * RUN), QUOTA.runs],
    ["HTTP API: requests a second that write", load.written, OURS.written, "ours"],
    ["the table: read units a second", load.readUnits, OURS.readUnits, "ours"],
    ["the table: write units a second", load.writeUnits, OURS.writeUnits, "ours"],
    ["P#DUE, the partition of an hour: items a second at 08:00, written and read", morning / 60, PARTITION.writes],
    ["P#FIRMS, one partition: read units a second in a sweep", Math.min(firms / 100, 400), PARTITION.reads],
    ["F#‹firm›#SESSIONS, the busiest of one firm: read units a second", (load.requests / firms) * 14, PARTITION.reads],
    ["ROOM of one session: write units a second, nine people typing", 9 * 8, PARTITION.writes],
    ["mails a second at 08:00", morning / 60, QUOTA.mails],
    ["roles taken a second at the start of the day (STS)", firms / 600, QUOTA.roles],
    ["calls of the rooms’ key a second (KMS)", rooms / 10, QUOTA.keyCalls],
    ["sockets opened a second, rooms that begin in one minute", (rooms * 9) / 60, QUOTA.connections],
    ["pages purged at once, a minute each", (firms * 2) / 22 / 600, QUOTA.purges],
  ];
  return lines.map(([what, used, limit, whose]) => {
    const share = used / limit;
    const told = share > 1 ? (whose ? "RAISE OURS" : "ASK FOR MORE") : share > 0.5 ? "near" : "far";
    return `         ${told.padEnd(13)} ${amount(used).padStart(8)} of ${String(limit).padStart(6)}  ${what}${whose ? ` (${whose})` : ""}`;
  });
}

const amount = (value: number) => (value >= 10 ? value.toFixed(0) : value.toFixed(value >= 0.1 ? 1 : 3));

import type { World } from "@entrepairs/local/suites/world.ts";
import { oneSession } from "../room.ts";
import { MONTH } from "./firm.ts";
import { keptIn } from "./kept.ts";
import type { Line } from "./month.ts";
import { added, times } from "./price.ts";
import { GB, MEMORY_MB, runOf, scaled, TRIP_MS, wayOf } from "./way.ts";

/** Of one request of a room, milliseconds of CPU as the bench measures them. */
const CPU_MS = 2.3;
/** An open socket lasts two hours: each screen opens two, and each opening and closing is a run. */
const SOCKETS = 2;
/** The door reads who comes, session and membership; the log's cipher is asked once a process. */
const DOOR_UNITS = 2;
const KEY_CALLS = 20;

/** Half of the rooms write (remote), half listen (on site, as a room opens there): measures of both. */
export async function rooms(world: World): Promise<Line[]> {
  const kept = () => keptIn(world);
  const written = room("a room of three hours that writes", await oneSession({ kept }));
  const listening = room("a room of three hours that listens", await oneSession({ words: 0, kept }));
  return [written, listening];
}

type Session = Awaited<ReturnType<typeof oneSession>>;

/** Nine screens; each act is a request, a signal to each screen, and what each then asks for. */
function room(name: string, session: Session): Line {
  const { acts, screens, readUnits, writeUnits, calls, packedKilobytes, left } = session;
  const signals = acts * screens;
  const requests = acts + signals;
  const run = (trips: number) => runOf(scaled(CPU_MS, MEMORY_MB.door) + trips * TRIP_MS, MEMORY_MB.door);
  const trips = calls / requests + 1;
  const each = added(
    times(added(wayOf("url", 0), run(trips)), signals),
    // The act's own run also asks who listens and tells them.
    times(added(wayOf("http", 500), run(trips + 3)), acts),
    { readUnit: readUnits + requests * DOOR_UNITS, writeUnit: writeUnits, cdnGB: (packedKilobytes * 1_000) / GB },
    // Each signal asks who listens and who is still in.
    { socketMessage: signals, socketMinute: screens * MONTH.roomHours * 60, readUnit: acts * (2 + screens) },
    times(runOf(20, MEMORY_MB.outbox), screens * SOCKETS * 2),
    { readUnit: screens * SOCKETS * 4, writeUnit: screens * SOCKETS * 4, keyCall: KEY_CALLS },
  );
  return { name, count: MONTH.rooms / 2, each, kept: left };
}

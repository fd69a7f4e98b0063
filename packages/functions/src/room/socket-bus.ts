import { type Caller, caller } from "@entrepairs/core/gateway/aws";
import type { RoomBusPort, RoomSignal } from "@entrepairs/core/gateway/bus.ts";
import { Actor } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";

/** The connection is not there any more. */
const GONE = 410;

/**
 * Rooms through API Gateway's WebSockets (decision 34): who listens stands in the table, and each signal asks who is
 * still in, so that a person who was removed hears nothing more from that instant on and is cut off by the next.
 * `url` is where screens connect, `wss://…/stage`; signals go to the same place over https.
 */
export function socketBus({
  url,
  endpoint = url.replace(/^ws/, "http"),
}: {
  url: string;
  endpoint?: string;
}): RoomBusPort {
  const call = caller({ service: "execute-api", endpoint });
  return {
    addressOf: () => url,
    publish: ({ firmID, ...signal }) =>
      Actor.provide({ type: "system", firmID, job: "room bus" }, () => deliver(call, signal)),
  };
}

async function deliver(call: Caller, { sessionID, seq, kind }: Omit<RoomSignal, "firmID">): Promise<void> {
  const { open, closed } = await Room.earsOf(sessionID);
  const body = JSON.stringify({ seq, kind });
  const to = (connectionID: string) => `/%40connections/${encodeURIComponent(connectionID)}`;
  const told = open.map(async (connectionID) => {
    const { status } = await call({ path: to(connectionID), headers: { "content-type": "application/json" }, body });
    return status === GONE ? [connectionID] : [];
  });
  // Whatever cannot be cut off is told nothing all the same.
  const cut = closed.map((connectionID) => call({ method: "DELETE", path: to(connectionID) }).catch(() => undefined));
  const gone = (await Promise.allSettled(told)).flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  await Promise.all(cut);
  await Room.dropEars(sessionID, [...gone, ...closed]);
}

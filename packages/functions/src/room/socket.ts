import { Config } from "@entrepairs/core/gateway";
import { Actor } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { listenerOf } from "./ticket.ts";

/** An event of API Gateway's WebSocket API, as far as it is read. */
export interface SocketEvent {
  requestContext: { eventType: "CONNECT" | "MESSAGE" | "DISCONNECT"; connectionId: string };
  headers?: Record<string, string | undefined>;
  queryStringParameters?: Record<string, string | undefined> | null;
}

interface SocketAnswer {
  statusCode: number;
}

/**
 * The doors of the cloud's socket: a ticket of two minutes opens it to one person of one room, still in. It takes no
 * word from a screen: commands go over HTTPS.
 */
export async function onSocket(event: SocketEvent): Promise<SocketAnswer> {
  const { eventType, connectionId } = event.requestContext;
  if (eventType !== "CONNECT") return { statusCode: 200 };
  const origin = Object.entries(event.headers ?? {}).find(([name]) => name.toLowerCase() === "origin")?.[1];
  const who = listenerOf(event.queryStringParameters?.ticket ?? "");
  if (!who || (origin !== undefined && origin !== Config.use().origin)) return { statusCode: 401 };
  const { firmID, cohortID, sessionID, personID } = who;
  const ear = { cohortID, sessionID, personID, connectionID: connectionId };
  const isIn = await Actor.provide({ type: "system", firmID, job: "room bus" }, () => Room.lendEar(ear));
  return { statusCode: isIn ? 200 : 401 };
}

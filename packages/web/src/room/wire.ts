import { refusalIn, signInPath } from "../api/wire.ts";
import { Refusal } from "../base/refusal.ts";
import { kept } from "./kept.ts";
import type { Place } from "./place.ts";

interface Asked {
  method?: "GET" | "POST" | "PUT";
  json?: unknown;
  /** The Idempotency-Key of this intention. */
  key?: string;
}

/** The pass of the day of someone who came in by the code. */
export const passName = (sessionID: string): string => `pass.${sessionID}`;

/** One question to the room function: undefined when nothing is new; every refusal is thrown as one. */
async function ask(address: string, pass: string | null, { method = "GET", json, key }: Asked): Promise<unknown> {
  const headers = new Headers({ Accept: "application/json" });
  if (pass !== null) headers.set("Room-Pass", pass);
  if (json !== undefined) headers.set("Content-Type", "application/json");
  if (method !== "GET") headers.set("Idempotency-Key", key ?? crypto.randomUUID());
  const body = json === undefined ? null : JSON.stringify(json);
  const response = await fetch(address, { method, headers, body, cache: "no-store" }).catch(() => undefined);
  if (!response) throw new Refusal({ status: 0, code: "network" });
  if (response.status === 304) return undefined;
  if (response.ok) return response.json();
  throw await refusalIn(response);
}

/** To the room of this address, as a member of the firm or by a pass. */
export async function askRoom(place: Place, path: string, asked: Asked = {}): Promise<unknown> {
  const pass = kept(passName(place.sessionID));
  const address = `/room/f/${place.firmID}/cohort/${place.cohortID}/session/${place.sessionID}${path}`;
  return ask(address, pass, asked).catch((error: unknown) => {
    // Whoever has no pass signs in, and comes back here.
    if (pass === null && error instanceof Refusal && error.status === 401) location.assign(signInPath(location));
    throw error;
  });
}

/** To the door of the code, which asks nobody who he is. */
export const askDoor = (code: string, asked: Asked = {}): Promise<unknown> =>
  ask(`/room/s/${encodeURIComponent(code)}`, null, asked);

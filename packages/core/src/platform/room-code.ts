import { createHmac } from "node:crypto";
import { open, PLATFORM } from "../db/platform.ts";
import { Config } from "../gateway/index.ts";
import { Actor, DomainError, notFound, now, plusMinutes } from "../kernel/index.ts";
import { RoomCodes } from "./platform.table.ts";

/** Without the letters that are read as figures. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 6;
const HOURS = 24;
const TRIES = 5;

/** The codes a session may have, the first first: the same whenever it is asked, known to nobody else. */
function codeOf(sessionID: string, attempt: number): string {
  const bytes = createHmac("sha256", Config.use().linkKey)
    .update(`room#${Actor.firmID()}#${sessionID}#${attempt}`)
    .digest();
  return [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
}

/** Takes a short code for a room of the actor's firm, for a day; the same code when asked again. */
export async function claim({ cohortID, sessionID }: { cohortID: string; sessionID: string }): Promise<string> {
  const firmID = Actor.firmID();
  const platform = open(PLATFORM);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const code = codeOf(sessionID, attempt);
    const row = { code, firmID, cohortID, sessionID, expiresAt: plusMinutes(now(), HOURS * 60) };
    const found = await platform.get(RoomCodes, { code });
    if (found && found.sessionID !== sessionID && found.expiresAt > now()) continue;
    const written = await platform.heal({
      code: found ? RoomCodes.replace({ ...row, rev: found.rev }) : RoomCodes.create(row),
    });
    if (!written.refused) return code;
  }
  throw new DomainError("busy", "table.busy", "Try again in a moment");
}

/** The room that a code typed on a phone leads to; not found once it is over. */
export async function find(code: string): Promise<{ firmID: string; cohortID: string; sessionID: string }> {
  const found = await open(PLATFORM).get(RoomCodes, { code: code.toUpperCase() });
  if (!found || found.expiresAt <= now()) throw notFound("room");
  const { firmID, cohortID, sessionID } = found;
  return { firmID, cohortID, sessionID };
}

import { Enrolment } from "@entrepairs/core/enrolment";
import { DomainError } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { Hono } from "hono";
import * as v from "valibot";
import { type Env, may, search } from "../http/index.ts";
import { fileOf } from "../paper/proof.ts";
import { type ZipEntry, zipStream } from "../paper/zip.ts";
import { journalMarkdown } from "./journal-text.ts";

type Locale = "fr" | "en";

/** What the participant who asks wrote in his groups: he alone may open it. The rest is the api's `/rights/own/export`. */
export const mount = "/rights";
export const route = new Hono<Env>().get(
  "/export",
  may("participant"),
  search({ langue: v.optional(v.picklist(["fr", "en"]), "fr") }),
  async (c) => {
    const { langue } = c.req.valid("query");
    const own = await Enrolment.path();
    c.header("Content-Disposition", `attachment; filename="${WRITTEN_FILE}"`);
    c.header("Cache-Control", "private, no-store");
    return c.body(zipStream(written(own, langue)), 200, { "Content-Type": "application/zip" });
  },
);

/** The name under which a browser keeps it: no name of a person stands in a folder of downloads. */
const WRITTEN_FILE = "mes-ecrits.zip";

type Own = Awaited<ReturnType<typeof Enrolment.path>>;

async function* written(own: Own, locale: Locale): AsyncGenerator<ZipEntry> {
  const seats = new Map(own.map(({ enrolment }) => [enrolment.cohortID, enrolment]));
  for (const { cohortID, participantID } of seats.values()) {
    const journal = await readable(() => Room.journal({ cohortID }));
    if (!journal) continue;
    const name = `carnet/${fileOf(journal.cohortName)}-${cohortID.slice(-6).toLowerCase()}`;
    // What others shared is theirs.
    const { shared: _, ...own } = journal;
    const said = await saidIn(cohortID, participantID);
    yield { name: `${name}.json`, bytes: Buffer.from(`${JSON.stringify({ ...own, said }, null, 2)}\n`) };
    yield { name: `${name}.md`, bytes: Buffer.from(journalMarkdown({ ...journal, shared: [] }, locale)) };
  }
}

interface Said {
  sessionID: string;
  at: string;
  entry: Record<string, unknown>;
}

/** What he wrote before his group, session by session, while its content is kept. */
async function saidIn(cohortID: string, personID: string): Promise<Said[]> {
  const { sessions } = await Enrolment.groupOf(cohortID);
  const said: Said[] = [];
  for (const { sessionID } of sessions) {
    const reading = await readable(() => Room.read({ cohortID, sessionID, after: -1 }));
    for (const { at, entry } of reading?.entries ?? []) {
      const author = entry.kind === "wrote" || entry.kind === "learned" ? entry.author : entry.by;
      if (author === personID && WORDS.includes(entry.kind)) said.push({ sessionID, at, entry });
    }
  }
  return said;
}

/** Acts by which a person says something; the others move the session. */
const WORDS: readonly string[] = ["checkedIn", "debriefed", "wrote", "acted", "learned", "whispered"];

/** What is closed to him, or no longer kept, is no part of it. */
async function readable<R>(read: () => Promise<R>): Promise<R | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

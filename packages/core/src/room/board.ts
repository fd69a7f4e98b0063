import * as v from "valibot";
import { PeerMeetings } from "../autonomy/index.ts";
import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { fn, ID, notFound, type Operation } from "../kernel/index.ts";
import { Sessions } from "../session/index.ts";
import { Boards, Topics } from "./group.table.ts";
import { asPeer, OfGroup, opened } from "./inside.ts";
import { placeOf } from "./load.ts";
import { PersonID, Rooms } from "./room.table.ts";
import type { Opener, Seal } from "./seal.ts";
import { refusal } from "./state.ts";

/** What was said before a session, as its room goes on with it. */
export const Board = v.object({ votes: v.record(v.string(), ID.schema("topic")), passed: v.array(PersonID) });
export type Board = v.InferOutput<typeof Board>;

const EMPTY: Board = { votes: {}, passed: [] };
const Key = { ...OfGroup, sessionID: ID.schema("session") };

/** Before a session one votes for a topic, or passes one's turn, which nobody else is told and nobody takes back. */
const Wish = v.variant("kind", [
  v.object({ kind: v.literal("vote"), topicID: ID.schema("topic") }),
  v.object({ kind: v.literal("pass") }),
]);
type Wish = v.InferOutput<typeof Wish>;

/** One command for both, so that no audit line tells who passed. Again changes one's vote; passing twice is once. */
export const wish = fn("room.wish", v.object({ ...Key, wish: Wish }), async ({ wish: said, ...key }) => {
  if (said.kind === "vote" && !(await db().get(Topics, { ...key, topicID: said.topicID }))) throw notFound("topic");
  return changed(key, (board, who) => wished(board, who, said));
});

function wished(board: Board, who: string, said: Wish): Board {
  if (said.kind === "vote") return { ...board, votes: { ...board.votes, [who]: said.topicID } };
  return { ...board, passed: [...new Set([...board.passed, who])] };
}

async function changed(
  key: { cohortID: string; sessionID: string },
  change: (board: Board, who: string) => Board,
): Promise<Record<string, string>> {
  const { me, seal } = await asPeer(key.cohortID);
  return untilWritten(async () => {
    const [session, meeting, room, row] = await db().gets(
      { entity: Sessions, key },
      { entity: PeerMeetings, key },
      { entity: Rooms, key },
      { entity: Boards, key },
    );
    if ((session ?? meeting)?.status !== "planned") throw notFound("session");
    if (room) throw refusal("opened", "The room is open: it is said there");
    const board = change(boardOf(key.sessionID, row, seal), me.personID);
    const done = await db().write({ board: boardOperation(key, row, seal, board) }, key);
    return done.refused ? undefined : done.answer;
  });
}

type BoardRow = { sealed: string; rev: number } | undefined;

export function boardOf(sessionID: string, row: BoardRow, seal: Opener): Board {
  return row ? opened(Board, seal, placeOf.board(sessionID), row.sealed) : EMPTY;
}

/** The board over what was read: whoever wrote meanwhile makes it fail. */
export function boardOperation(
  key: { cohortID: string; sessionID: string },
  row: BoardRow,
  seal: Seal,
  board: Board,
): Operation {
  const written = { ...key, sealed: seal.seal(placeOf.board(key.sessionID), board) };
  return row ? Boards.replace({ ...written, rev: row.rev }) : Boards.create(written);
}

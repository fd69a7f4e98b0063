import { db } from "../db/index.ts";
import { Actor, DomainError } from "../kernel/index.ts";
import { Compositions } from "./composition.table.ts";
import { get, type Pool, peopleOf, poolOf, type Stored } from "./read.ts";

/** The question that waits for an answer, for the job; undefined when it was answered, asked anew or dropped. */
export async function toSolve(compositionID: string, asked: number): Promise<Pool | undefined> {
  Actor.assertSystem();
  const row = await db().get(Compositions, { compositionID });
  if (!row || row.asked !== asked || row.status !== "solving") return undefined;
  const { pool, circle } = poolOf(row, await peopleOf(row.people));
  if (circle.length === 0) return pool;
  // Someone wrote a circle of managers since: there is no answer, and the card says why.
  await solved({ compositionID, asked }, { groups: row.groups, pointsMost: null, rules: [] });
  return undefined;
}

/** Writes the answer to a question, unless another was asked meanwhile. */
export async function solved(
  { compositionID, asked }: { compositionID: string; asked: number },
  answer: Pick<Stored, "groups" | "pointsMost" | "rules">,
): Promise<void> {
  Actor.assertSystem();
  const row = await get(compositionID);
  if (row.asked !== asked || row.status !== "solving") return;
  // Where there is no way, the groups stay as they were: moved by hand, they tell more than people without a seat.
  const isWorse = answer.rules.length > 0 && answer.groups.flat().length < row.groups.flat().length;
  const found = isWorse ? { ...answer, groups: row.groups } : answer;
  const written = await db().heal({ composition: Compositions.replace({ ...row, ...found, status: "proposed" }) });
  if (written.refused) throw new DomainError("busy", "table.busy", "Try again in a moment");
}

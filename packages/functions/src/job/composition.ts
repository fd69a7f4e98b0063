import { Composition } from "@entrepairs/core/composition";
import type { Job } from "./dispatch.ts";

const PATIENCE_SECONDS = 15;

/** Answers a question of groups. The solver is large, and read by the process that first needs it. */
const solve: Job = async ({ ids }) => {
  const question = { compositionID: ids.compositionID ?? "", asked: Number(ids.asked) };
  const pool = await Composition.toSolve(question.compositionID, question.asked);
  if (!pool) return;
  const { collisionOf, compose, loadSolver } = await import("@entrepairs/planning");
  const solver = await loadSolver();
  const found = await compose(solver, pool);
  const rules = found.left.length > 0 ? collisionOf(solver, pool) : [];
  // Nothing says that there is no way: a machine that is busy gets more time before someone is left out.
  const isShort = found.left.length > 0 && rules.length === 0;
  const { groups, pointsMost } = isShort ? await compose(solver, pool, { seconds: PATIENCE_SECONDS }) : found;
  await Composition.solved(question, { groups, pointsMost, rules: rules as Composition.Stored["rules"] });
};

const finish: Job = async ({ ids }) => Composition.finish(ids.compositionID ?? "");

export const on = { [Composition.Event.Asked]: solve, [Composition.Event.Opening]: finish };

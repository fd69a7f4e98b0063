import { Composition } from "@entrepairs/core/composition";
import type { Job } from "./dispatch.ts";

/** Answers a question of groups. The solver is large, and read by the process that first needs it. */
const solve: Job = async ({ ids }) => {
  const question = { compositionID: ids.compositionID ?? "", asked: Number(ids.asked) };
  const pool = await Composition.toSolve(question.compositionID, question.asked);
  if (!pool) return;
  const { collisionOf, compose, loadSolver } = await import("@entrepairs/planning");
  const solver = await loadSolver();
  const { groups, left, pointsMost } = await compose(solver, pool);
  const rules = left.length > 0 ? collisionOf(solver, pool) : [];
  await Composition.solved(question, { groups, pointsMost, rules: rules as Composition.Stored["rules"] });
};

const finish: Job = async ({ ids }) => Composition.finish(ids.compositionID ?? "");

export const on = { [Composition.Event.Asked]: solve, [Composition.Event.Opening]: finish };

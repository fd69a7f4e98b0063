/** Groups of a pool and dates of a cycle: pure questions, answered by a solver. */
export { collisionOf } from "./compose/collide.ts";
export { type ComposeOptions, type Composition, compose, groupsFor } from "./compose/compose.ts";
export { type Breach, breachesOf, type Placement, placementOf, type Refusal, refusalsOf } from "./compose/explain.ts";
export type { Candidate, Groups, Pool } from "./compose/pool.ts";
export { ManagerCycle, type PairRule, type Rule } from "./compose/rule.ts";
export { type GroupScore, scoreOf } from "./compose/score.ts";
export {
  type Aim,
  type AimedChoice,
  type Answer,
  type Choice,
  choices,
  choose,
  detailsOf,
  type Obstacle,
  obstacleOf,
  type Poll,
  type Slot,
} from "./poll/poll.ts";
export { loadSolver, type Solver } from "./solver.ts";

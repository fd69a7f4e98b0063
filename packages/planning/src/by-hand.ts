/** What is told of groups as they stand: no solver, so that whoever answers at once need not carry one. */
export { breachesOf, placementOf, refusalsOf } from "./compose/explain.ts";
export { membersOf, scoreOf } from "./compose/score.ts";
